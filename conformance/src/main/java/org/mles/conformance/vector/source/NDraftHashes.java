package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.NDraftPack.JSON;
import static org.mles.conformance.vector.source.NDraftPack.ask;
import static org.mles.conformance.vector.source.NDraftPack.frame;
import static org.mles.conformance.vector.source.NDraftPack.hash;
import static org.mles.conformance.vector.source.NDraftPack.head;
import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;
import static org.mles.conformance.vector.source.Wire.UID;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** First frames of the N draft whose hash is wrong in a known way, or in one bit. */
final class NDraftHashes {
  private final PackDraft pack;

  NDraftHashes(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    hashes();
    bits();
  }

  private void hashes() {
    pack.group("wrong-hash", "hashes that a codec with one known bug would compute");
    Octets head = head('N', JSON.length());
    Octets names = Wire.joined(UID, CHANNEL);
    byte[] input = head.then(names).toBytes();
    long right = Sip.MLES.hash(input);
    wrong("no-header", "HeaderNotHashed", names);
    wrong("type-only", "HeaderNotHashed", Octets.hex("4e").then(names));
    wrong("length-only", "HeaderNotHashed", Octets.hex("000022").then(names));
    wrong("header-last", "WrongInput", names.then(head));
    wrong("header-terminated", "WrongInput", head.then(Wire.TERMINATOR).then(names));
    wrong("header-little-endian", "WrongInput", Octets.hex("4e220000").then(names));
    wrong("header-twelve", "WrongInput", head.then(Octets.repeat(0, 8)).then(names));
    wrong("v1-type", "WrongInput", head('M', JSON.length()).then(names));
    wrong("channel-first", "WrongInput", head.then(Wire.joined(CHANNEL, UID)));
    wrong("no-uid", "WrongInput", head.then(Wire.joined(CHANNEL)));
    wrong("no-channel", "WrongInput", head.then(Wire.joined(UID)));
    wrong("no-terminators", "WrongInput", head.then(Cbor.utf8(UID + CHANNEL)));
    wrong("no-last-terminator", "WrongInput", head.then(Wire.joined(UID)).then(Cbor.utf8(CHANNEL)));
    wrong("json-text", "WrongInput", head.then(Cbor.utf8(JSON)));
    wrong("json-too", "WrongInput", head.then(names).then(Cbor.utf8(JSON)));
    wrong("empty-key-counts", "WrongInput", head.then(Wire.joined("", UID, CHANNEL)));
    wrong("other-uid", "WrongInput", head.then(Wire.joined("Mallory", CHANNEL)));
    wrong("siphash-1-3", "OtherSipHash", new Sip(1, 3, 0, 0).hash(input));
    wrong("siphash-4-8", "OtherSipHash", new Sip(4, 8, 0, 0).hash(input));
    wrong("key-ones", "OtherSipHash", new Sip(2, 4, -1, -1).hash(input));
    wrong("zero", "PartCompared", 0);
    wrong("byte-swapped", "PartCompared", Long.reverseBytes(right));
    wrong("halves-swapped", "PartCompared", Long.rotateLeft(right, 32));
    wrong("low-half-only", "PartCompared", right & 0xFFFFFFFFL);
    wrong("high-half-only", "PartCompared", right & ~0xFFFFFFFFL);
    wrong("inverted", "PartCompared", ~right);
    keyed("key-missing", "a server with a key, a client without", SHARED_KEY, null);
    keyed("key-surplus", "a client with a key, a server without", null, SHARED_KEY);
    keyed("key-other", "another key", SHARED_KEY, "guess");
  }

  private void wrong(String id, String flag, Octets input) {
    wrong(id, flag, Sip.MLES.hash(input.toBytes()));
  }

  private void wrong(String id, String flag, long hash) {
    Octets frame = frame(head('N', JSON.length()), hash, Cbor.utf8(JSON));
    pack.must("hash." + id, "wrong hash: " + id, "N-02")
        .flags(flag)
        .twin("decode.no-key")
        .ask(Op.N_DECODE, ask(frame, null))
        .reject("key");
  }

  private void keyed(
      String id, String comment, @Nullable String serverKey, @Nullable String clientKey) {
    Octets frame = frame(clientKey, UID, CHANNEL, Cbor.utf8(JSON));
    pack.must("hash." + id, comment, "N-03")
        .flags("KeyIgnored")
        .twin(serverKey == null ? "decode.no-key" : "decode.shared-key")
        .ask(Op.N_DECODE, ask(frame, serverKey))
        .reject("key");
  }

  private void bits() {
    pack.group("one-bit", "each of the 64 bits wrong once; bit 0 is the last on the wire");
    Octets head = head('N', JSON.length());
    long right = hash(head, SHARED_KEY, UID, CHANNEL);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      Octets frame = frame(head, right ^ 1L << bit, Cbor.utf8(JSON));
      pack.must(
              String.format(Locale.ROOT, "bit.%02d", bit),
              "bit " + bit + " of the hash is wrong",
              "N-02")
          .flags("PartCompared")
          .twin("decode.shared-key")
          .ask(Op.N_DECODE, ask(frame, SHARED_KEY))
          .reject("key");
    }
  }
}
