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
  private static final byte[] INPUT = Wire.joined(SHARED_KEY, UID, CHANNEL).toBytes();

  private final PackDraft pack;

  WrongKeys(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    algorithms();
    inputs();
    parts();
    new WrongEndpoints(pack).write();
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
      pack.must(
              String.format(Locale.ROOT, "bit.%02d", bit),
              "bit " + bit + " of the key is wrong",
              "V1-KEY-05")
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
