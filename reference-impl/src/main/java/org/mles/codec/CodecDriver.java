package org.mles.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.hash.JoinHash;
import org.mles.hash.SipHash24;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.session.SessionRules;
import org.mles.session.V1Hall;
import org.mles.session.V1Session;
import org.mles.text.OneLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates between codec requests in JSON and the codec.
 *
 * <p>A refusal of the codec is an answer with {@code "ok":false}; an operation that it does not
 * have is answered with {@code "unsupported":true}. Thread: caller.
 */
public final class CodecDriver {
  /** Answers one request. */
  public String answer(String line) {
    ObjectNode request = CodecJson.object(line);
    ObjectNode answer = CodecJson.object().set("id", request.path("id"));
    String op = request.path("op").asString("");
    try {
      ObjectNode value = value(op, request);
      return value == null
          ? answer.put("ok", false).put("unsupported", true).put("reason", "no " + op).toString()
          : answer.put("ok", true).set("value", value).toString();
    } catch (IllegalArgumentException e) {
      return answer.put("ok", false).put("reason", OneLine.of(e)).toString();
    }
  }

  private static @Nullable ObjectNode value(String op, JsonNode in) {
    return switch (op) {
      case "key" -> key(in);
      case "header" -> in.has("hex") ? headerIn(in) : headerOut(in);
      case "encode" -> encode(in);
      case "decode" -> decode(in);
      case "resync-encode" -> resyncEncode(in);
      case "resync-decode" -> resyncDecode(in);
      case "n-encode" -> NDraftOps.encode(in);
      case "n-decode" -> NDraftOps.decode(in);
      case "stream" -> stream(in);
      case "channel" -> ChannelOp.run(in, policy(in), endpointOf(in));
      case "siphash" -> sipHash(in);
      case "endpoint" -> endpoint(in);
      case "ws-decode" -> SocketOps.decode(in);
      case "ws-encode" -> SocketOps.encode(in);
      case "v2-decode" -> V2Ops.decode(in);
      case "v2-encode" -> V2Ops.encode(in);
      case "v2-auth" -> V2Ops.auth(in);
      default -> null;
    };
  }

  private static ObjectNode key(JsonNode in) {
    if (!in.has("strings")) {
      long key = expectedKey(in, CodecJson.text(in, "uid"), CodecJson.text(in, "channel"));
      return CodecJson.ids((int) key, key);
    }
    List<byte[]> strings = new ArrayList<>();
    in.path("strings").forEach(each -> strings.add(CodecJson.utf8(CodecJson.text(each))));
    long key = JoinHash.of(strings.toArray(byte[][]::new));
    return CodecJson.ids((int) key, key);
  }

  private static KeyPolicy policy(JsonNode in) {
    JsonNode auth = in.path("auth");
    return KeyPolicy.of(auth.path("sharedKey").asString(""), auth.path("addressKey").asString(""));
  }

  private static String endpointOf(JsonNode in) {
    return in.path("auth").path("endpoint").asString("");
  }

  private static long expectedKey(JsonNode in, String uid, String channel) {
    return policy(in).key(endpointOf(in), uid, channel);
  }

  private static ObjectNode headerIn(JsonNode in) {
    byte[] octets = CodecJson.octets(in.path("hex"));
    V1Header header = complete(V1Header.decode(ByteBuffer.wrap(octets)));
    return CodecJson.ids(header.cid(), header.key()).put("length", header.bodyOctets());
  }

  private static ObjectNode headerOut(JsonNode in) {
    long length = in.path("length").asLong();
    if (length != (int) length) {
      throw new IllegalArgumentException("length " + length);
    }
    ByteBuffer out = ByteBuffer.allocate(V1Header.OCTETS);
    new V1Header((int) length, CodecJson.cid(in), CodecJson.key(in)).encode(out);
    return CodecJson.object().set("hex", CodecJson.spell(out.array()));
  }

  private static ObjectNode encode(JsonNode in) {
    String uid = CodecJson.text(in, "uid");
    String channel = CodecJson.text(in, "channel");
    byte[] message = CodecJson.octets(in.path("message"));
    V1Body.Message body = new V1Body.Message(uid, channel, message);
    byte[] frame =
        in.has("key")
            ? V1Frame.encode(CodecJson.cid(in), CodecJson.key(in), V1BodyWriter.encode(body))
            : V1Frame.encode(expectedKey(in, uid, channel), body);
    return CodecJson.object().set("hex", CodecJson.spell(frame));
  }

  private static ObjectNode decode(JsonNode in) {
    byte[] frame = CodecJson.octets(in.path("hex"));
    V1Header header = complete(V1Frame.headerOfWhole(Octets.of(frame)));
    if (!(body(frame) instanceof V1Body.Message message)) {
      throw new IllegalArgumentException("a resync, not a message");
    }
    if (in.has("auth") && header.key() != expectedKey(in, message.uid(), message.channel())) {
      throw new IllegalArgumentException("the key is not that of uid and channel");
    }
    return CodecJson.ids(header.cid(), header.key())
        .put("uid", message.uid())
        .put("channel", message.channel())
        .set("message", CodecJson.spell(message.message()));
  }

  private static V1Body body(byte[] frame) {
    return complete(V1BodyReader.decode(Arrays.copyOfRange(frame, V1Header.OCTETS, frame.length)));
  }

  private static ObjectNode resyncEncode(JsonNode in) {
    List<byte[]> items = new ArrayList<>();
    in.path("items").forEach(item -> items.add(CodecJson.octets(item)));
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(items));
    byte[] frame = V1Frame.encode(CodecJson.cid(in), CodecJson.key(in), body);
    return CodecJson.object().set("hex", CodecJson.spell(frame));
  }

  private static ObjectNode resyncDecode(JsonNode in) {
    byte[] frame = CodecJson.octets(in.path("hex"));
    V1Header header = complete(V1Frame.headerOfWhole(Octets.of(frame)));
    if (!(body(frame) instanceof V1Body.Resync resync)) {
      throw new IllegalArgumentException("a message, not a resync");
    }
    ObjectNode value = CodecJson.ids(header.cid(), header.key());
    ArrayNode items = value.putArray("items");
    resync.items().forEach(item -> items.add(CodecJson.spell(item)));
    return value;
  }

  private static <T> T complete(Decoded<T> decoded) {
    if (decoded instanceof Decoded.Complete<T> complete) {
      return complete.value();
    }
    throw new IllegalArgumentException(
        decoded instanceof Decoded.Refused<T> refused
            ? refused.rule().clause() + ": " + refused.detail()
            : "the octets end too early");
  }

  private static ObjectNode sipHash(JsonNode in) {
    ByteBuffer key =
        ByteBuffer.wrap(CodecJson.octets(in.path("sipKey")))
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    SipHash24 hash = new SipHash24(key.getLong(), key.getLong());
    long value = hash.update(CodecJson.octets(in.path("hex"))).finish();
    return CodecJson.object().put("hash", CodecJson.digits(value));
  }

  private static ObjectNode endpoint(JsonNode in) {
    byte[] address = CodecJson.address(in.path("address").asString(""));
    return CodecJson.object().put("text", EndpointText.of(address, in.path("port").asInt()));
  }

  private static ObjectNode stream(JsonNode in) {
    byte[] octets = CodecJson.octets(in.path("hex"));
    Recorder hall = new Recorder();
    SessionRules rules = new SessionRules(policy(in), V1Header.MAX_BODY_OCTETS, false);
    V1Session session = new V1Session(rules, List.of(endpointOf(in)), hall);
    Refusal refusal = null;
    int at = 0;
    for (int length : CodecJson.segments(in, octets.length)) {
      refusal = session.receiveAndEnter(ByteBuffer.wrap(octets, at, length).slice());
      at += length;
    }
    ObjectNode value = CodecJson.object().put("refused", refusal != null);
    ArrayNode frames = value.putArray("frames");
    hall.frames.forEach(frame -> frames.add(CodecJson.spell(frame)));
    int firstFrame = hall.entered ? firstFrameOctets(octets) : 0;
    return value.put("rest", octets.length - firstFrame - hall.laterOctets);
  }

  private static int firstFrameOctets(byte[] stream) {
    return V1Header.OCTETS + complete(V1Header.decode(ByteBuffer.wrap(stream))).bodyOctets();
  }

  /** A channel of one: keeps what it is given. */
  private static final class Recorder implements V1Hall {
    private final List<byte[]> frames = new ArrayList<>();
    private int laterOctets;
    private boolean entered;

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      return null;
    }

    @Override
    public void publish(ByteBuffer run, int[] octetsOfEach, int count) {
      for (int i = 0; i < count; i++) {
        byte[] frame = new byte[octetsOfEach[i]];
        run.get(frame);
        frames.add(frame);
        laterOctets += entered ? frame.length : 0;
      }
    }

    @Override
    public void restore(Rope restored) {
      frames.addAll(V1Frame.split(restored));
    }

    @Override
    public void entered() {
      entered = true;
    }
  }
}
