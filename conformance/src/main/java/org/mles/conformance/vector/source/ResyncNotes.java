package org.mles.conformance.vector.source;

/** The bugs that the tests of resync frames hunt. */
final class ResyncNotes {
  private ResyncNotes() {}

  static void write(PackDraft pack) {
    pack.note(
            "BareStrings",
            "ENCODING",
            "Items are not wrapped in maps, as the short form of an old text suggests.",
            "RSY-01")
        .note(
            "BareBodies",
            "ENCODING",
            "Items lack their headers: a server that cuts 16 octets off reads nonsense.",
            "RSY-02")
        .note(
            "HeadBoundary",
            "BOUNDARY",
            "A count or length is written in too few octets, or read with the wrong width.",
            "RSY-01",
            "V1-CBOR-03")
        .note(
            "NoItems",
            "VALIDATION",
            "A resync without items joins something although it names nobody.",
            "RSY-13")
        .note(
            "ShortItem",
            "RESOURCE",
            "An item shorter than a header is cut anyway: one frame ends the process.",
            "RSY-11")
        .note(
            "NotAResync",
            "VALIDATION",
            "Something else is taken for a resync and its octets for history.",
            "RSY-01")
        .note(
            "LengthOverflow",
            "BOUNDARY",
            "A resync over 24 bits is sent with a wrong length: the stream is out of step.",
            "V1-HDR-10")
        .note(
            "OtherSpelling",
            "PARSING",
            "Recorded only: a looser or stricter reader than ours.",
            "RSY-01");
  }
}
