package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.HELLO;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.Texts;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.JsonNode;

/** Keys: the hash, what is hashed in each mode, and the frames that carry right ones. */
final class ChecksumPack {
  private static final Octets COUNTING = counting(64);

  private final PackDraft pack =
      new PackDraft(
          "checksum",
          "v1",
          "Keys of first frames: SipHash-2-4 under the zero key over each string and an 0xFF, in"
              + " the order of the mode; and frames whose key is wrong in one known way.");

  private static Octets counting(int octets) {
    byte[] all = new byte[octets];
    for (int i = 0; i < octets; i++) {
      all[i] = (byte) i;
    }
    return Octets.of(all);
  }

  VectorPack build() {
    ChecksumNotes.write(pack);
    hash();
    strings();
    modes();
    endpoints();
    rightKeys();
    new WrongKeys(pack).write();
    return pack.build();
  }

  private void hash() {
    pack.group(
        "siphash", "the bare hash: the published table of the algorithm's authors, and more");
    byte[] counting = COUNTING.toBytes();
    Sip published = new Sip(2, 4, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    for (int length = 0; length < 64; length++) {
      byte[] input = Arrays.copyOf(counting, length);
      hash(
          String.format(Locale.ROOT, "siphash.table-%02d", length),
          "key 00..0f, input of " + length + " octets 00..",
          "000102030405060708090a0b0c0d0e0f",
          input,
          published.hash(input));
    }
    String zero = "0".repeat(32);
    hash(
        "siphash.zero-key-empty", "the start state", zero, new byte[0], Sip.MLES.hash(new byte[0]));
    byte[] joined = Wire.joined(SHARED_KEY, UID, CHANNEL).toBytes();
    hash("siphash.zero-key-join", "the example join", zero, joined, Sip.MLES.hash(joined));
    String[] unterminated = {"aliceexample", "abck", "uc"};
    for (String token : unterminated) {
      byte[] octets = Cbor.utf8(token).toBytes();
      hash(
          "siphash.unterminated-" + token,
          "names run together, as later protocol versions hash them; never a v1 key",
          zero,
          octets,
          Sip.MLES.hash(octets));
    }
  }

  private void hash(String id, String comment, String key, byte[] input, long value) {
    pack.must(id, comment, "V1-KEY-01")
        .flags("OtherSipHash")
        .ask(Op.SIPHASH, Fields.of().text("sipKey", key).octets("hex", Octets.of(input)))
        .accept(Fields.of().text("hash", Fields.hex(value)));
  }

  private void strings() {
    pack.group("strings", "lists of strings to keys");
    strings("example", "the example of the specification", "V1-KEY-01", SHARED_KEY, UID, CHANNEL);
    strings("prefix-ab-c", "\"ab\",\"c\"", "V1-KEY-01", "k", "ab", "c");
    strings("prefix-a-bc", "\"a\",\"bc\" is another list", "V1-KEY-01", "k", "a", "bc");
    strings("prefix-abc-empty", "\"abc\",\"\" is another list", "V1-KEY-01", "k", "abc", "");
    strings("prefix-empty-abc", "\"\",\"abc\" is another list", "V1-KEY-01", "k", "", "abc");
    strings("empty-uid-channel", "both names empty", "V1-KEY-01", "k", "", "");
    strings("nul", "NUL is an ordinary character", "V1-KEY-01", "k", "a\u0000b", "c");
    strings(
        "decomposed",
        "A and a combining diaeresis stay two characters",
        "V1-KEY-12",
        "avain",
        "A\u0308iti",
        "日本😀");
    strings(
        "composed", "the composed letter is another name", "V1-KEY-12", "avain", "Äiti", "日本😀");
    strings("case", "letters keep their case", "V1-KEY-12", "K", "UsEr", "cHannel");
    strings("ligature", "compatibility characters stay", "V1-KEY-12", "k", "ﬁn", "Ⅷ");
    strings("beyond-bmp", "four-octet UTF-8", "V1-KEY-01", "𝄞", "😀", "🂡");
    strings(
        "latin-1-range", "U+00FF is two octets, not the terminator", "V1-KEY-01", "ÿ", "ÿÿ", "ÿ");
    strings("spaces", "nothing is trimmed", "V1-KEY-12", " k", "u ", "\tc\n");
    for (int length = 0; length <= 17; length++) {
      strings(
          String.format(Locale.ROOT, "block-%02d", length),
          "uid of " + length + " octets: the hash works in blocks of 8",
          "V1-KEY-01",
          "k",
          "u".repeat(length),
          "c");
    }
    for (int length : new int[] {255, 256, 65535, 65536}) {
      longUid(length);
    }
  }

  private void strings(String id, String comment, String clause, String... strings) {
    long key = Wire.key(strings);
    pack.must("key." + id, comment, clause)
        .flags("OtherSipHash", "NoTerminator")
        .ask(Op.KEY, Fields.of().strings("strings", List.of(strings)))
        .accept(Fields.of().ids((int) key, key));
  }

  private void longUid(int length) {
    List<JsonNode> strings = List.of(Texts.plain("k"), Texts.repeat("u", length), Texts.plain("c"));
    long key = Wire.key("k", "u".repeat(length), "c");
    pack.should("key.long-" + length, "uid of " + length + " octets", "V1-KEY-13")
        .flags("OtherSipHash")
        .ask(Op.KEY, Fields.of().list("strings", strings))
        .accept(Fields.of().ids((int) key, key));
  }

  private void modes() {
    pack.group("modes", "credentials, uid and channel to keys");
    String v4 = "127.0.0.1:8077";
    mode("shared", "V1-KEY-02", auth(SHARED_KEY, null, null), SHARED_KEY);
    mode("endpoint-v4", "V1-KEY-03", auth(null, v4, null), v4);
    String v6 = "[0:0:0:0:0:0:0:1]:65535";
    mode("endpoint-v6", "V1-KEY-03", auth(null, v6, null), v6);
    String mapped = "[0:0:0:0:0:ffff:7f00:1]:8077";
    mode("endpoint-v4mapped", "V1-KEY-03", auth(null, mapped, null), mapped);
    mode("endpoint-unknown", "V1-KEY-03", auth(null, "0.0.0.0:0", null), "0.0.0.0:0");
    mode("endpoint-address-key", "V1-KEY-03", auth(null, v4, "pepper"), v4, "pepper");
    mode("shared-and-endpoint", "V1-KEY-10", auth(SHARED_KEY, v4, null), SHARED_KEY);
    mode("shared-and-address-key", "V1-KEY-10", auth(SHARED_KEY, v4, "pepper"), SHARED_KEY);
    mode("shared-empty", "V1-KEY-03", auth("", v4, null), v4);
    mode("address-key-empty", "V1-KEY-03", auth(null, v4, ""), v4);
  }

  private void mode(String id, String clause, JsonNode auth, String... prefix) {
    List<String> strings = new ArrayList<>(List.of(prefix));
    strings.add("alice");
    strings.add("example");
    long key = Wire.key(strings.toArray(String[]::new));
    pack.must("mode." + id, "hashes " + String.join(", ", strings), clause)
        .flags("WrongOrder", "SettingMixedIn")
        .ask(Op.KEY, Fields.of().json("auth", auth).text("uid", "alice").text("channel", "example"))
        .accept(Fields.of().ids((int) key, key));
  }

  static JsonNode auth(
      @Nullable String sharedKey, @Nullable String endpoint, @Nullable String addressKey) {
    Fields auth = Fields.of();
    if (sharedKey != null) {
      auth.text("sharedKey", sharedKey);
    }
    if (endpoint != null) {
      auth.text("endpoint", endpoint);
    }
    if (addressKey != null) {
      auth.text("addressKey", addressKey);
    }
    return auth.build();
  }

  private void endpoints() {
    pack.group("endpoints", "socket addresses to the text that is hashed");
    endpoint("v4", "V1-KEY-06", "192.0.2.7", 8077, "192.0.2.7:8077");
    endpoint("v4-zero", "V1-KEY-06", "0.0.0.0", 0, "0.0.0.0:0");
    endpoint("v4-max", "V1-KEY-06", "255.255.255.255", 65535, "255.255.255.255:65535");
    endpoint("v4-unpadded", "V1-KEY-06", "10.1.2.3", 80, "10.1.2.3:80");
    endpoint("v6", "V1-KEY-07", "2001:db8::1", 443, "[2001:db8:0:0:0:0:0:1]:443");
    endpoint("v6-any", "V1-KEY-07", "::", 1, "[0:0:0:0:0:0:0:0]:1");
    endpoint("v6-loopback", "V1-KEY-07", "::1", 65535, "[0:0:0:0:0:0:0:1]:65535");
    endpoint("v6-link-local", "V1-KEY-07", "fe80::1", 50000, "[fe80:0:0:0:0:0:0:1]:50000");
    endpoint(
        "v6-full",
        "V1-KEY-07",
        "2001:DB8:ABCD:12:0:FF:FE00:A",
        8077,
        "[2001:db8:abcd:12:0:ff:fe00:a]:8077");
    endpoint(
        "v6-max",
        "V1-KEY-07",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        65535,
        "[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]:65535");
    pack.may("endpoint.v4mapped", "IPv4 inside IPv6: the IPv4 text, or the mapped one", "V1-KEY-09")
        .flags("EndpointSpelling")
        .ask(Op.ENDPOINT, Fields.of().text("address", "::ffff:192.0.2.7").number("port", 8077))
        .either("optional");
    String mapped = "[0:0:0:0:0:ffff:c000:207]:8077";
    mode("endpoint-mapped-text", "V1-KEY-03", auth(null, mapped, null), mapped);
  }

  private void endpoint(String id, String clause, String address, int port, String text) {
    pack.must("endpoint." + id, address + " port " + port, clause)
        .flags("EndpointSpelling")
        .ask(Op.ENDPOINT, Fields.of().text("address", address).number("port", port))
        .accept(Fields.of().text("text", text));
  }

  private void rightKeys() {
    pack.group("right-keys", "first frames whose key is right; the twins of all that follow");
    right("right.shared", auth(SHARED_KEY, null, null), UID, CHANNEL, SHARED_KEY);
    String v4 = "127.0.0.1:8077";
    right("right.endpoint", auth(null, v4, null), "alice", "example", v4);
    right("right.address-key", auth(null, v4, "pepper"), "alice", "example", v4, "pepper");
    String v6 = "[fe80:0:0:0:0:0:0:1]:50000";
    right("right.endpoint-v6", auth(null, v6, null), "alice", "example", v6);
    right("right.prefix-ab-c", auth("k", null, null), "ab", "c", "k");
    right("right.prefix-a-bc", auth("k", null, null), "a", "bc", "k");
    right("right.empty-names", auth("k", null, null), "", "", "k");
    right("right.decomposed", auth("k", null, null), "A\u0308iti", "日本", "k");
    right("right.composed", auth("k", null, null), "Äiti", "日本", "k");
    right("right.mixed-case", auth("k", null, null), "UsEr", "cHannel", "k");
  }

  private void right(String id, JsonNode auth, String uid, String channel, String... prefix) {
    List<String> strings = new ArrayList<>(List.of(prefix));
    strings.add(uid);
    strings.add(channel);
    long key = Wire.key(strings.toArray(String[]::new));
    Octets frame = Wire.frame(key, Cbor.message(uid, channel, HELLO));
    pack.must(id, "key of " + String.join(", ", strings), "V1-KEY-01", "V1-KEY-02")
        .ask(Op.DECODE, Fields.of().octets("hex", frame).json("auth", auth))
        .accept(Fields.of().ids((int) key, key).message(uid, channel, HELLO));
  }
}
