package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.SequencePack.HI;
import static org.mles.conformance.vector.source.SequencePack.JOIN;
import static org.mles.conformance.vector.source.SequencePack.KEY;
import static org.mles.conformance.vector.source.SequencePack.ask;
import static org.mles.conformance.vector.source.SequencePack.body;
import static org.mles.conformance.vector.source.SequencePack.prefix;
import static org.mles.conformance.vector.source.SequencePack.seen;
import static org.mles.conformance.vector.source.Wire.CHANNEL;
import static org.mles.conformance.vector.source.Wire.HELLO;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Streams that begin with a resync: its items count, its wrapper does not. */
final class ResyncStreams {
  private final PackDraft pack;

  ResyncStreams(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    pack.group("resync", "streams that begin with a resync: its items count, its wrapper does not");
    Octets other = Wire.frame(9, 10, Cbor.message("Other", CHANNEL, HELLO));
    Octets opaque = Wire.frame(9, 10, Octets.hex("ffff"));
    Octets both = Cbor.resync(JOIN, HI);
    resync("two", "RSY-09", Wire.frame(KEY, both), JOIN, HI);
    resync("one", "RSY-14", Wire.frame(KEY, Cbor.resync(HI)), HI);
    resync("outer-key-free", "RSY-03", Wire.frame(7, 1, both), JOIN, HI);
    resync("later-items-free", "RSY-09", Wire.frame(KEY, Cbor.resync(JOIN, other)), JOIN, other);
    resync(
        "later-items-opaque", "RSY-09", Wire.frame(KEY, Cbor.resync(JOIN, opaque)), JOIN, opaque);
    Octets wrong = Wire.frame((int) KEY, KEY ^ 1, body("x"));
    noResync("item-0-wrong-key", "RSY-05", Cbor.resync(wrong, HI));
    noResync("item-0-key-of-other", "RSY-05", Cbor.resync(other, JOIN));
    noResync("item-0-bare-body", "RSY-11", Cbor.resync(body("x"), HI));
    noResync("item-0-undecodable", "RSY-05", Cbor.resync(Wire.frame(KEY, Octets.hex("ffff"))));
    noResync("item-three-octets", "RSY-11", Cbor.resync(Cbor.utf8("abc")));
    noResync("item-fifteen-octets", "RSY-11", Cbor.resync(Octets.repeat('M', 15)));
    noResync("item-empty", "RSY-11", Cbor.resync(Octets.NONE));
    noResync("item-header-only", "RSY-11", Cbor.resync(Wire.header(1, KEY)));
    noResync("item-other-type", "RSY-11", Cbor.resync(Octets.hex("4e").then(Wire.untyped(JOIN))));
    noResync("item-octet-more", "RSY-11", Cbor.resync(JOIN.then(Octets.hex("00"))));
    noResync("item-octet-less", "RSY-11", Cbor.resync(prefix(JOIN, 50)));
    noResync("no-items", "RSY-13", Cbor.resync());
  }

  private void resync(String id, String clause, Octets frame, Octets... items) {
    Octets stream = frame.then(HI);
    List<Octets> seen = new ArrayList<>(List.of(items));
    seen.add(HI);
    pack.must("resync." + id, "a resync and a later frame: " + id, clause)
        .flags("ResyncUnread")
        .octetByOctet(stream)
        .ask(Op.STREAM, ask(stream))
        .accept(seen(seen, false).number("rest", 0));
  }

  private void noResync(String id, String clause, Octets body) {
    pack.must("resync." + id, "the connection ends: " + id, clause)
        .flags("ResyncUnchecked")
        .twin("resync.two")
        .ask(Op.STREAM, ask(Wire.frame(KEY, body).then(HI)))
        .accept(seen(List.of(), true));
  }
}
