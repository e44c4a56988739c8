package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.SequencePack.HI;
import static org.mles.conformance.vector.source.SequencePack.JOIN;
import static org.mles.conformance.vector.source.SequencePack.KEY;
import static org.mles.conformance.vector.source.SequencePack.TWIN;
import static org.mles.conformance.vector.source.SequencePack.ask;
import static org.mles.conformance.vector.source.SequencePack.body;
import static org.mles.conformance.vector.source.SequencePack.seen;
import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.SHARED_KEY;

import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Streams with a breach: the connection ends there, and nothing after it counts. */
final class RefusedStreams {
  private final PackDraft pack;

  RefusedStreams(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    refusedFirst();
    refusedLater();
  }

  private void refusedFirst() {
    pack.group("refused-first", "first frames that end the connection; nothing joins");
    Octets body = body("x");
    first("wrong-key", "V1-KEY-04", "FirstUnchecked", Wire.frame((int) KEY, KEY ^ 1, body));
    first(
        "key-of-other",
        "V1-KEY-04",
        "FirstUnchecked",
        Wire.frame(Wire.key(SHARED_KEY, "Other", CHANNEL), body));
    first("undecodable", "V1-CBOR-12", "FirstUnchecked", Wire.frame(KEY, Octets.hex("ffffff")));
    first(
        "undecodable-empty-names",
        "V1-CBOR-12",
        "FirstUnchecked",
        Wire.frame(Wire.key(SHARED_KEY, "", ""), Octets.hex("ffffff")));
    first("type", "V1-HDR-05", "WaitsForBody", Octets.hex("58").then(Wire.untyped(JOIN)));
    first("type-then-join", "V1-HDR-05", "Resynchronises", Octets.hex("58").then(JOIN));
    first("type-n", "V1-HDR-05", "WaitsForBody", Octets.hex("4e").then(Wire.untyped(JOIN)));
    first("type-header-only", "V1-HDR-05", "WaitsForBody", Wire.header(0x58, 24, 1, 1));
    first("length-zero-header-only", "V1-HDR-06", "WaitsForBody", Wire.header(0, KEY));
    first("length-zero-then-join", "V1-HDR-06", "Resynchronises", Wire.header(0, KEY).then(JOIN));
    first(
        "http", "V1-HDR-05", "WaitsForBody", Cbor.utf8("GET / HTTP/1.1\r\nHost: example\r\n\r\n"));
  }

  private void first(String id, String clause, String flag, Octets stream) {
    refused("first." + id, clause, flag, stream, List.of());
    Octets more = stream.then(JOIN).then(HI);
    refused("first." + id + "-then-valid", clause, "Resynchronises", more, List.of());
  }

  private void refusedLater() {
    pack.group("refused-later", "frames before the breach count, nothing after it does");
    breach("type", "V1-HDR-07", Octets.hex("58").then(Wire.untyped(HI)));
    breach("type-lower-case", "V1-HDR-07", Octets.hex("6d").then(Wire.untyped(HI)));
    breach("type-n", "V1-HDR-07", Octets.hex("4e").then(Wire.untyped(HI)));
    breach("type-header-only", "V1-HDR-07", Wire.header(0x58, 24, 1, 1));
    breach("length-zero", "V1-HDR-08", Wire.header(0, KEY));
    breach("zeros", "V1-HDR-07", Octets.repeat(0, 64));
    breach("octet-between", "V1-HDR-07", Octets.hex("00").then(HI));
    breach("line-end-between", "V1-HDR-07", Octets.hex("0d0a").then(HI));
  }

  private void breach(String id, String clause, Octets broken) {
    List<Octets> before = List.of(JOIN, HI);
    Octets stream = JOIN.then(HI).then(broken);
    refused("later." + id, clause, "WaitsForBody", stream, before);
    refused("later." + id + "-then-valid", clause, "Resynchronises", stream.then(HI), before);
  }

  private void refused(String id, String clause, String flag, Octets stream, List<Octets> before) {
    PackDraft.Test test =
        pack.must("refused." + id, "the connection ends here: " + id, clause)
            .flags(flag)
            .twin(TWIN)
            .ask(Op.STREAM, ask(stream));
    if (stream.length() <= 128) {
      test.octetByOctet(stream);
    }
    test.accept(seen(before, true));
  }
}
