package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.HELLO;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import tools.jackson.databind.JsonNode;

/** First frames whose key is what a codec with one known bug would compute. */
final class WrongKeys {
  private static final String V4 = "127.0.0.1:8077";
  private static final String V6 = "[fe80:0:0:0:0:0:0:1]:50000";
  private static final byte[] INPUT = Wire.joined(SHARED_KEY, UID, CHANNEL).toBytes();

  private final PackDraft pack;

  WrongKeys(PackDraft pack) {
    this.pack = pack;
  }

  static void notes(PackDraft pack) {
    pack.note(
            "OtherSipHash",
            "ALGORITHM",
            "Another number of rounds, another key or another hash: nobody can join elsewhere.",
            "V1-KEY-01")
        .note(
            "NoTerminator",
            "AMBIGUITY",
            "Names run together: the key of (ab, c) opens (a, bc).",
            "V1-KEY-01")
        .note(
            "WrongOrder",
            "ORDER",
            "Strings are hashed in another order than the mode's.",
            "V1-KEY-02",
            "V1-KEY-03")
        .note(
            "StringLeftOut",
            "AUTHENTICATION",
            "A string takes no part: whoever knows one key knows those of others.",
            "V1-KEY-02")
        .note(
            "SettingMixedIn",
            "AUTHENTICATION",
            "A setting that the mode does not use takes part, or an empty one counts as set.",
            "V1-KEY-10",
            "V1-KEY-03")
        .note(
            "ByteOrder", "BYTE_ORDER", "The number's octets are reversed on the wire.", "V1-HDR-02")
        .note(
            "PartCompared",
            "AUTHENTICATION",
            "Only some bits of the key are compared: guessing becomes cheap.",
            "V1-KEY-05")
        .note(
            "NotCompared",
            "AUTHENTICATION",
            "The key is not compared at all: everybody can join.",
            "V1-KEY-04")
        .note(
            "TextChanged",
            "NORMALISATION",
            "Names are folded, normalised or encoded otherwise before the hash.",
            "V1-KEY-12")
        .note(
            "EndpointSpelling",
            "SPELLING",
            "The endpoint is written otherwise: no client of this address can join.",
            "V1-KEY-06",
            "V1-KEY-07");
  }

  void write() {
    algorithms();
    inputs();
    parts();
    endpoints();
    prefixShifts();
    text();
    bits();
  }

  private void algorithms() {
    pack.group("wrong-algorithm", "the right octets under a wrong hash");
    long k0 = 0x0706050403020100L;
    long k1 = 0x0f0e0d0c0b0a0908L;
    shared("siphash-1-3", "SipHash-1-3", "OtherSipHash", new Sip(1, 3, 0, 0).hash(INPUT));
    shared("siphash-4-8", "SipHash-4-8", "OtherSipHash", new Sip(4, 8, 0, 0).hash(INPUT));
    shared("siphash-2-3", "one final round less", "OtherSipHash", new Sip(2, 3, 0, 0).hash(INPUT));
    shared("siphash-1-4", "one round a word", "OtherSipHash", new Sip(1, 4, 0, 0).hash(INPUT));
    shared(
        "key-counting", "the test key 00..0f", "OtherSipHash", new Sip(2, 4, k0, k1).hash(INPUT));
    shared("key-ones", "a key of ones", "OtherSipHash", new Sip(2, 4, -1, -1).hash(INPUT));
    shared("fnv-1a", "FNV-1a", "OtherSipHash", fnv1a(INPUT));
    shared("java-hash", "a 32-bit hash widened", "OtherSipHash", java.util.Arrays.hashCode(INPUT));
    shared("zero", "no hash at all: key 0", "NotCompared", 0);
    shared("ones", "key of 64 ones", "NotCompared", -1);
    shared("empty-input", "hash of nothing", "NotCompared", Sip.MLES.hash(new byte[0]));
  }

  private static long fnv1a(byte[] octets) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : octets) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001b3L;
    }
    return hash;
  }

  private void inputs() {
    pack.group("wrong-input", "the right hash over wrong octets");
    hashed("no-terminators", "no 0xFF anywhere", "NoTerminator", SHARED_KEY + UID + CHANNEL);
    octets(
        "no-last-terminator",
        "no 0xFF after the channel",
        "NoTerminator",
        Wire.joined(SHARED_KEY, UID).then(Cbor.utf8(CHANNEL)));
    octets(
        "terminator-first",
        "0xFF before each string",
        "NoTerminator",
        Wire.TERMINATOR.then(Wire.joined(SHARED_KEY, UID)).then(Cbor.utf8(CHANNEL)));
    octets(
        "terminator-twice",
        "one 0xFF too many at the end",
        "NoTerminator",
        Wire.joined(SHARED_KEY, UID, CHANNEL).then(Wire.TERMINATOR));
    hashed(
        "nul-terminators", "0x00 after each string", "NoTerminator", nul(SHARED_KEY, UID, CHANNEL));
    hashed(
        "newline-separators",
        "line feeds",
        "NoTerminator",
        SHARED_KEY + "\n" + UID + "\n" + CHANNEL);
    octets(
        "utf-8-ff",
        "U+00FF after each string, in UTF-8",
        "NoTerminator",
        Cbor.utf8(SHARED_KEY + "ÿ" + UID + "ÿ" + CHANNEL + "ÿ"));
    octets(
        "length-prefixed",
        "a length before each string",
        "NoTerminator",
        Cbor.items(Cbor.text(SHARED_KEY), Cbor.text(UID), Cbor.text(CHANNEL)));
    strings("order-channel-uid", "channel before uid", "WrongOrder", SHARED_KEY, CHANNEL, UID);
    strings("order-key-last", "shared key last", "WrongOrder", UID, CHANNEL, SHARED_KEY);
    strings("order-key-middle", "shared key in the middle", "WrongOrder", UID, SHARED_KEY, CHANNEL);
    strings("order-reversed", "all reversed", "WrongOrder", CHANNEL, UID, SHARED_KEY);
    strings("without-shared-key", "no shared key", "StringLeftOut", UID, CHANNEL);
    strings("without-uid", "no uid", "StringLeftOut", SHARED_KEY, CHANNEL);
    strings("without-channel", "no channel", "StringLeftOut", SHARED_KEY, UID);
    strings("only-shared-key", "the same key for all", "StringLeftOut", SHARED_KEY);
    strings("other-uid", "somebody else's key", "NotCompared", SHARED_KEY, "Mallory", CHANNEL);
    strings("other-channel", "another channel's key", "NotCompared", SHARED_KEY, UID, "Other");
    strings("other-shared-key", "another server's key", "NotCompared", "guess", UID, CHANNEL);
    strings("empty-names", "key of empty names", "NotCompared", SHARED_KEY, "", "");
    strings("shared-key-empty", "an empty shared key", "SettingMixedIn", "", UID, CHANNEL);
    strings("endpoint-first", "endpoint too", "SettingMixedIn", V4, SHARED_KEY, UID, CHANNEL);
    strings("endpoint-second", "endpoint too", "SettingMixedIn", SHARED_KEY, V4, UID, CHANNEL);
    strings(
        "message-too", "message too", "SettingMixedIn", SHARED_KEY, UID, CHANNEL, "Hello World!");
    octets(
        "header-too",
        "the first header octets too",
        "SettingMixedIn",
        Octets.hex("4d00002f").then(Wire.joined(SHARED_KEY, UID, CHANNEL)));
  }

  private static String nul(String... strings) {
    return String.join("\0", strings) + "\0";
  }

  private void parts() {
    pack.group("wrong-number", "the right hash, spoilt on its way into the header");
    long key = Wire.exampleKey();
    shared("byte-swapped", "octets of the key reversed", "ByteOrder", Long.reverseBytes(key));
    shared("halves-swapped", "halves of the key exchanged", "ByteOrder", Long.rotateLeft(key, 32));
    long halves = Integer.reverseBytes((int) (key >>> 32));
    shared(
        "halves-byte-swapped",
        "each half reversed",
        "ByteOrder",
        halves << 32 | (Integer.reverseBytes((int) key) & 0xFFFFFFFFL));
    shared("bit-reversed", "bits reversed", "ByteOrder", Long.reverse(key));
    shared("inverted", "every bit wrong", "NotCompared", ~key);
    shared("plus-one", "one more", "PartCompared", key + 1);
    shared("low-half-only", "high half zero", "PartCompared", key & 0xFFFFFFFFL);
    shared("high-half-only", "low half zero", "PartCompared", key & ~0xFFFFFFFFL);
    shared("low-half-sign-extended", "high half from a sign bit", "PartCompared", key << 32 >> 32);
    shared(
        "low-half-twice",
        "the CID in both halves",
        "PartCompared",
        key << 32 | (key & 0xFFFFFFFFL));
    shared("first-octet-wrong", "first octet wrong", "PartCompared", key ^ 0xFFL << 56);
    shared("last-octet-wrong", "last octet wrong", "PartCompared", key ^ 0xFF);
    Octets body = Cbor.message(UID, CHANNEL, HELLO);
    wrong("cid-right-key-zero", "CID right, key 0", "PartCompared", "right.shared", "V1-KEY-04")
        .ask(
            Op.DECODE,
            ask(Wire.frame((int) key, 0, body), ChecksumPack.auth(SHARED_KEY, null, null)))
        .reject("key");
    wrong(
            "cid-right-key-wrong",
            "CID right, one bit wrong",
            "PartCompared",
            "right.shared",
            "V1-KEY-04")
        .ask(
            Op.DECODE,
            ask(
                Wire.frame((int) key, key ^ 1L << 40, body),
                ChecksumPack.auth(SHARED_KEY, null, null)))
        .reject("key");
  }

  private void endpoints() {
    pack.group("wrong-endpoint", "endpoint mode with the wrong text or order");
    endpoint("endpoint-left-out", "no endpoint", "StringLeftOut", "alice", "example");
    endpoint(
        "endpoint-other-port",
        "another port",
        "StringLeftOut",
        "127.0.0.1:8078",
        "alice",
        "example");
    endpoint(
        "endpoint-without-port", "no port", "EndpointSpelling", "127.0.0.1", "alice", "example");
    endpoint(
        "endpoint-padded",
        "zero-padded",
        "EndpointSpelling",
        "127.000.000.001:8077",
        "alice",
        "example");
    endpoint(
        "endpoint-hex", "as a number", "EndpointSpelling", "0x7f000001:8077", "alice", "example");
    endpoint(
        "endpoint-port-hex",
        "port in hexadecimal",
        "EndpointSpelling",
        "127.0.0.1:1f8d",
        "alice",
        "example");
    endpoint(
        "endpoint-slash",
        "as some libraries print it",
        "EndpointSpelling",
        "/127.0.0.1:8077",
        "alice",
        "example");
    endpoint(
        "endpoint-brackets",
        "in brackets",
        "EndpointSpelling",
        "[127.0.0.1]:8077",
        "alice",
        "example");
    endpoint("endpoint-last", "endpoint last", "WrongOrder", "alice", "example", V4);
    endpoint("endpoint-names-swapped", "channel before uid", "WrongOrder", V4, "example", "alice");
    endpoint(
        "endpoint-address-split",
        "address and port apart",
        "NoTerminator",
        "127.0.0.1",
        "8077",
        "alice",
        "example");
    endpoint(
        "endpoint-empty-address-key",
        "an empty address key counts",
        "SettingMixedIn",
        V4,
        "",
        "alice",
        "example");
    endpoint(
        "endpoint-address-key",
        "an address key that is not set",
        "SettingMixedIn",
        V4,
        "pepper",
        "alice",
        "example");
    addressKey("address-key-left-out", "no address key", "StringLeftOut", V4, "alice", "example");
    addressKey(
        "address-key-first", "address key first", "WrongOrder", "pepper", V4, "alice", "example");
    addressKey(
        "address-key-last", "address key last", "WrongOrder", V4, "alice", "example", "pepper");
    addressKey(
        "address-key-middle",
        "address key between the names",
        "WrongOrder",
        V4,
        "alice",
        "pepper",
        "example");
    addressKey(
        "address-key-as-shared",
        "address key without endpoint",
        "StringLeftOut",
        "pepper",
        "alice",
        "example");
    addressKey(
        "address-key-run-together",
        "no 0xFF before it",
        "NoTerminator",
        V4 + "pepper",
        "alice",
        "example");
    v6("endpoint-v6-compressed", "compressed as in RFC 5952", "[fe80::1]:50000");
    v6("endpoint-v6-upper-case", "upper-case digits", "[FE80:0:0:0:0:0:0:1]:50000");
    v6(
        "endpoint-v6-zeros",
        "four digits a group",
        "[fe80:0000:0000:0000:0000:0000:0000:0001]:50000");
    v6("endpoint-v6-no-brackets", "no brackets", "fe80:0:0:0:0:0:0:1:50000");
    v6("endpoint-v6-zone", "with a zone", "[fe80:0:0:0:0:0:0:1%eth0]:50000");
    v6("endpoint-v6-zone-number", "with a zone number", "[fe80:0:0:0:0:0:0:1%2]:50000");
  }

  private void endpoint(String id, String comment, String flag, String... strings) {
    JsonNode auth = ChecksumPack.auth(null, V4, null);
    other(id, comment, flag, "right.endpoint", "V1-KEY-03", auth, Wire.key(strings));
  }

  private void addressKey(String id, String comment, String flag, String... strings) {
    JsonNode auth = ChecksumPack.auth(null, V4, "pepper");
    other(id, comment, flag, "right.address-key", "V1-KEY-03", auth, Wire.key(strings));
  }

  private void v6(String id, String comment, String text) {
    long key = Wire.key(text, "alice", "example");
    JsonNode auth = ChecksumPack.auth(null, V6, null);
    other(id, comment, "EndpointSpelling", "right.endpoint-v6", "V1-KEY-07", auth, key);
  }

  private void other(
      String id, String comment, String flag, String twin, String clause, JsonNode auth, long key) {
    Octets frame = Wire.frame(key, Cbor.message("alice", "example", HELLO));
    wrong(id, comment, flag, twin, clause).ask(Op.DECODE, ask(frame, auth)).reject("key");
  }

  private void prefixShifts() {
    pack.group("prefix-shift", "the key of one pair of names on a frame with another pair");
    shift("ab-c-with-a-bc", "right.prefix-ab-c", "ab", "c", "a", "bc");
    shift("a-bc-with-ab-c", "right.prefix-a-bc", "a", "bc", "ab", "c");
    shift("ab-c-with-abc", "right.prefix-ab-c", "ab", "c", "abc", "");
    shift("ab-c-with-empty", "right.prefix-ab-c", "ab", "c", "", "abc");
    shift("empty-with-ab-c", "right.empty-names", "", "", "ab", "c");
  }

  private void shift(String id, String twin, String uid, String channel, String... names) {
    named("shift." + id, "NoTerminator", twin, uid, channel, Wire.key("k", names[0], names[1]));
  }

  private void text() {
    pack.group("text", "names changed before the hash");
    String decomposed = "A\u0308iti";
    named(
        "text.nfc",
        "TextChanged",
        "right.decomposed",
        decomposed,
        "日本",
        Wire.key("k", "Äiti", "日本"));
    String nfd = Normalizer.normalize("Äiti", Normalizer.Form.NFD);
    named("text.nfd", "TextChanged", "right.composed", "Äiti", "日本", Wire.key("k", nfd, "日本"));
    String lower = "UsEr".toLowerCase(Locale.ROOT);
    named(
        "text.lower",
        "TextChanged",
        "right.mixed-case",
        "UsEr",
        "cHannel",
        Wire.key("k", lower, "channel"));
    named(
        "text.upper",
        "TextChanged",
        "right.mixed-case",
        "UsEr",
        "cHannel",
        Wire.key("k", "USER", "CHANNEL"));
    Octets utf16 = terminated(StandardCharsets.UTF_16BE, "k", "Äiti", "日本");
    named(
        "text.utf-16",
        "TextChanged",
        "right.composed",
        "Äiti",
        "日本",
        Sip.MLES.hash(utf16.toBytes()));
    Octets latin1 = terminated(StandardCharsets.ISO_8859_1, "k", "Äiti", "日本");
    named(
        "text.latin-1",
        "TextChanged",
        "right.composed",
        "Äiti",
        "日本",
        Sip.MLES.hash(latin1.toBytes()));
    Octets ascii = terminated(StandardCharsets.US_ASCII, "k", "Äiti", "日本");
    named(
        "text.ascii",
        "TextChanged",
        "right.composed",
        "Äiti",
        "日本",
        Sip.MLES.hash(ascii.toBytes()));
  }

  private static Octets terminated(java.nio.charset.Charset charset, String... strings) {
    Octets all = Octets.NONE;
    for (String string : strings) {
      all = all.then(Octets.of(string.getBytes(charset))).then(Wire.TERMINATOR);
    }
    return all;
  }

  private void named(String id, String flag, String twin, String uid, String channel, long key) {
    Octets frame = Wire.frame(key, Cbor.message(uid, channel, HELLO));
    pack.must("wrong." + id, "another pair's key", "V1-KEY-04", "V1-KEY-01")
        .flags(flag)
        .twin(twin)
        .ask(Op.DECODE, ask(frame, ChecksumPack.auth("k", null, null)))
        .reject("key");
  }

  private void bits() {
    pack.group("one-bit", "each of the 64 bits wrong once; bit 0 is the last on the wire");
    Octets body = Cbor.message(UID, CHANNEL, HELLO);
    JsonNode auth = ChecksumPack.auth(SHARED_KEY, null, null);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      long key = Wire.exampleKey() ^ 1L << bit;
      Octets frame = Wire.frame((int) Wire.exampleKey(), key, body);
      pack.must("bit.%02d".formatted(bit), "bit " + bit + " of the key is wrong", "V1-KEY-05")
          .flags("PartCompared")
          .twin("right.shared")
          .ask(Op.DECODE, ask(frame, auth))
          .reject("key");
    }
  }

  private void hashed(String id, String comment, String flag, String text) {
    octets(id, comment, flag, Cbor.utf8(text));
  }

  private void strings(String id, String comment, String flag, String... strings) {
    shared(id, comment, flag, Wire.key(strings));
  }

  private void octets(String id, String comment, String flag, Octets input) {
    shared(id, comment, flag, Sip.MLES.hash(input.toBytes()));
  }

  private void shared(String id, String comment, String flag, long key) {
    Octets frame = Wire.frame(key, Cbor.message(UID, CHANNEL, HELLO));
    wrong(id, comment, flag, "right.shared", "V1-KEY-04")
        .ask(Op.DECODE, ask(frame, ChecksumPack.auth(SHARED_KEY, null, null)))
        .reject("key");
  }

  private PackDraft.Test wrong(String id, String comment, String flag, String twin, String clause) {
    return pack.must("wrong." + id, comment, clause, "V1-KEY-01").flags(flag).twin(twin);
  }

  private static Fields ask(Octets frame, JsonNode auth) {
    return Fields.of().octets("hex", frame).json("auth", auth);
  }
}
