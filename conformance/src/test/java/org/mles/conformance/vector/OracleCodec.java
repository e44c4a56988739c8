package org.mles.conformance.vector;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A codec made of other people's hash and CBOR, to check the packs that ours are judged by. It
 * shares nothing with the generator and nothing with the reference server.
 */
final class OracleCodec implements CodecSubject {
  static final HashFunction SIP = Hashing.sipHash24(0, 0);
  private static final int HEADER = 16;
  static final int MAX_BODY = 0xFFFFFF;
  private static final int MAX_DEPTH = 128;
  private static final CBOREncodeOptions STRICT =
      new CBOREncodeOptions("allowduplicatekeys=false;keepkeyorder=true");

  @Override
  public Answer ask(Op op, ObjectNode in) {
    try {
      return switch (op) {
        case KEY -> ok(key(in));
        case HEADER -> ok(in.has("hex") ? headerIn(in) : headerOut(in));
        case ENCODE -> ok(encode(in));
        case DECODE -> ok(decode(in));
        case RESYNC_ENCODE -> ok(resyncEncode(in));
        case RESYNC_DECODE -> ok(resyncDecode(octets(in)));
        case STREAM -> ok(stream(in));
        case CHANNEL -> ok(OracleChannel.of(in));
        case SIPHASH -> ok(object().put("hash", hex(sip(in).hashBytes(octets(in)).asLong())));
        case N_ENCODE -> ok(OracleDraft.encode(in));
        case N_DECODE -> ok(OracleDraft.decode(in));
        case WS_DECODE, WS_ENCODE, V2_DECODE, V2_ENCODE, V2_AUTH ->
            new OracleV2Codec(Bug.NONE).ask(op, in);
        case ENDPOINT -> new Answer.Declined();
      };
    } catch (CBORException | IllegalArgumentException e) {
      return new Answer.Refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {}

  private static Answer ok(ObjectNode value) {
    return new Answer.Accepted(value);
  }

  static ObjectNode object() {
    return PackJson.MAPPER.createObjectNode();
  }

  static byte[] octets(JsonNode in) {
    return Octets.of(in.path("hex")).toBytes();
  }

  static String hex(long number) {
    return String.format(Locale.ROOT, "%016x", number);
  }

  private static ObjectNode ids(int cid, long key) {
    return object().put("cid", String.format(Locale.ROOT, "%08x", cid)).put("key", hex(key));
  }

  private static int cid(JsonNode in) {
    return Integer.parseUnsignedInt(in.path("cid").asString(), 16);
  }

  private static long number(JsonNode in) {
    return Long.parseUnsignedLong(in.path("key").asString(), 16);
  }

  private static HashFunction sip(JsonNode in) {
    ByteBuffer key =
        ByteBuffer.wrap(HexFormat.of().parseHex(in.path("sipKey").asString()))
            .order(ByteOrder.LITTLE_ENDIAN);
    return Hashing.sipHash24(key.getLong(), key.getLong());
  }

  private static long hash(List<String> strings) {
    Hasher hasher = SIP.newHasher();
    strings.forEach(s -> hasher.putString(s, StandardCharsets.UTF_8).putByte((byte) -1));
    return hasher.hash().asLong();
  }

  private static ObjectNode key(JsonNode in) {
    List<String> strings = new ArrayList<>();
    in.path("strings").forEach(each -> strings.add(Texts.of(each)));
    long key =
        strings.isEmpty()
            ? expected(in, Texts.of(in.path("uid")), Texts.of(in.path("channel")))
            : hash(strings);
    return ids((int) key, key);
  }

  private static long expected(JsonNode in, String uid, String channel) {
    JsonNode auth = in.path("auth");
    List<String> strings = new ArrayList<>();
    if (!auth.path("sharedKey").asString("").isEmpty()) {
      strings.add(auth.path("sharedKey").asString());
    } else {
      strings.add(auth.path("endpoint").asString(""));
      String addressKey = auth.path("addressKey").asString("");
      strings.addAll(addressKey.isEmpty() ? List.of() : List.of(addressKey));
    }
    strings.add(uid);
    strings.add(channel);
    return hash(strings);
  }

  private static ObjectNode headerIn(JsonNode in) {
    byte[] octets = octets(in);
    int length = length(octets, 0);
    ByteBuffer header = ByteBuffer.wrap(octets);
    return ids(header.getInt(4), header.getLong(8)).put("length", length);
  }

  /** Returns the body length of the header at {@code at}. */
  private static int length(byte[] octets, int at) {
    require(octets.length - at >= HEADER && octets[at] == 'M', "no header");
    int length = ByteBuffer.wrap(octets).getInt(at) & MAX_BODY;
    require(length > 0, "length 0");
    return length;
  }

  static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static ObjectNode headerOut(JsonNode in) {
    return object().put("hex", HexFormat.of().formatHex(header(in, in.path("length").asLong())));
  }

  private static byte[] header(JsonNode in, long length) {
    require(length >= 1 && length <= MAX_BODY, "length " + length);
    int first = 'M' << 24 | (int) length;
    return ByteBuffer.allocate(HEADER).putInt(first).putInt(cid(in)).putLong(number(in)).array();
  }

  private static ObjectNode encode(JsonNode in) {
    String uid = Texts.of(in.path("uid"));
    String channel = Texts.of(in.path("channel"));
    long key = in.has("key") ? number(in) : expected(in, uid, channel);
    CBORObject body =
        CBORObject.NewOrderedMap()
            .Add("uid", uid)
            .Add("channel", channel)
            .Add("message", Octets.of(in.path("message")).toBytes());
    return frame(in.has("key") ? in : ids((int) key, key), body);
  }

  private static ObjectNode frame(JsonNode ids, CBORObject body) {
    byte[] octets = body.EncodeToBytes(new CBOREncodeOptions("useindeflengthstrings=false"));
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header(ids, octets.length));
    frame.writeBytes(octets);
    return object().set("hex", Octets.of(frame.toByteArray()).toJson());
  }

  private static CBORObject body(byte[] frame) {
    require(frame.length == HEADER + length(frame, 0), "not one frame");
    CBORObject body =
        CBORObject.DecodeFromBytes(Arrays.copyOfRange(frame, HEADER, frame.length), STRICT);
    require(body.getType() == CBORType.Map && depth(body) <= MAX_DEPTH, "no map");
    return body;
  }

  private static int depth(CBORObject item) {
    int deepest = 0;
    if (item.getType() == CBORType.Array || item.getType() == CBORType.Map) {
      for (CBORObject each : item.getValues()) {
        deepest = Math.max(deepest, depth(each));
      }
    }
    return deepest + 1;
  }

  private static ObjectNode decode(JsonNode in) {
    byte[] frame = octets(in);
    CBORObject body = body(frame);
    String uid = text(body, "uid");
    String channel = text(body, "channel");
    long key = ByteBuffer.wrap(frame).getLong(8);
    require(!in.has("auth") || key == expected(in, uid, channel), "wrong key");
    ObjectNode value = ids(ByteBuffer.wrap(frame).getInt(4), key);
    value.put("uid", uid).put("channel", channel);
    return value.set("message", Octets.of(bytes(body, "message")).toJson());
  }

  private static String text(CBORObject map, String name) {
    CBORObject value = map.get(name);
    require(value != null && value.getType() == CBORType.TextString, "no text " + name);
    return value.AsString();
  }

  private static byte[] bytes(CBORObject map, String name) {
    CBORObject value = map.get(name);
    require(value != null && value.getType() == CBORType.ByteString, "no octets " + name);
    return value.GetByteString();
  }

  private static ObjectNode resyncEncode(JsonNode in) {
    CBORObject items = CBORObject.NewArray();
    in.path("items")
        .forEach(
            item -> items.Add(CBORObject.NewMap().Add("encoded_msg", Octets.of(item).toBytes())));
    return frame(in, CBORObject.NewMap().Add("resync_message", items));
  }

  private static ObjectNode resyncDecode(byte[] frame) {
    ByteBuffer header = ByteBuffer.wrap(frame);
    List<byte[]> items = items(body(frame));
    ObjectNode value = ids(header.getInt(4), header.getLong(8));
    ArrayNode list = value.putArray("items");
    items.forEach(item -> list.add(Octets.of(item).toJson()));
    return value;
  }

  private static List<byte[]> items(CBORObject body) {
    CBORObject list = body.get("resync_message");
    require(list != null && list.getType() == CBORType.Array && list.size() > 0, "no resync");
    List<byte[]> items = new ArrayList<>();
    for (CBORObject item : list.getValues()) {
      require(item.getType() == CBORType.Map, "an item that is no map");
      items.add(bytes(item, "encoded_msg"));
    }
    return items;
  }

  private static ObjectNode stream(JsonNode in) {
    byte[] octets = octets(in);
    List<byte[]> frames = new ArrayList<>();
    int at = 0;
    boolean refused = false;
    try {
      while (at < octets.length && (octets[at] != 'M' || octets.length - at >= 4)) {
        int length = announced(octets, at);
        if (octets.length - at < HEADER + length) {
          break;
        }
        byte[] frame = Arrays.copyOfRange(octets, at, at + HEADER + length);
        frames.addAll(at == 0 ? first(in, frame) : List.of(frame));
        at += frame.length;
      }
    } catch (CBORException | IllegalArgumentException e) {
      refused = true;
    }
    ObjectNode value = object().put("refused", refused).put("rest", octets.length - at);
    ArrayNode list = value.putArray("frames");
    frames.forEach(frame -> list.add(Octets.of(frame).toJson()));
    return value;
  }

  private static int announced(byte[] octets, int at) {
    byte[] header = Arrays.copyOf(Arrays.copyOfRange(octets, at, octets.length), HEADER);
    return length(header, 0);
  }

  static List<byte[]> first(JsonNode in, byte[] frame) {
    if (body(frame).get("resync_message") == null) {
      decode(ask(in, frame));
      return List.of(frame);
    }
    List<byte[]> items = items(body(frame));
    for (byte[] item : items) {
      require(item.length == HEADER + length(item, 0), "an item that is no frame");
    }
    decode(ask(in, items.get(0)));
    return items;
  }

  private static JsonNode ask(JsonNode in, byte[] frame) {
    return object().set("auth", in.path("auth")).set("hex", Octets.of(frame).toJson());
  }
}
