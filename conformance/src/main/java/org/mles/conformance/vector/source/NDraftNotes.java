package org.mles.conformance.vector.source;

/** The bugs that the tests of the N draft hunt. */
final class NDraftNotes {
  private NDraftNotes() {}

  static void write(PackDraft pack) {
    pack.note(
            "HeaderNotHashed",
            "CHECKSUM",
            "The hash does not cover the header, so it is no checksum of it.",
            "N-02")
        .note(
            "WrongInput",
            "CHECKSUM",
            "The hash covers other octets, or the same in another order.",
            "N-02")
        .note("OtherSipHash", "ALGORITHM", "Another hash or another number of rounds.", "N-02")
        .note("PartCompared", "AUTHENTICATION", "Only some bits of the hash are compared.", "N-02")
        .note(
            "KeyIgnored",
            "AUTHENTICATION",
            "A server with a key lets those in who have none, or the other way round.",
            "N-03")
        .note(
            "LenientJson",
            "PARSING",
            "Two readers see two names in one text: one is authenticated, the other joins.",
            "N-04")
        .note("StrictJson", "PARSING", "Legal JSON is refused.", "N-17")
        .note(
            "WrongHeader",
            "VALIDATION",
            "A header of another protocol or length is read as this one's.",
            "N-01",
            "N-13")
        .note(
            "LengthOverflow",
            "BOUNDARY",
            "The length loses its high bits: the stream is out of step from here on.",
            "N-18")
        .note(
            "LengthOverLimit",
            "RESOURCE",
            "Memory is taken for a length that no names need.",
            "N-11")
        .note(
            "DataLost",
            "STREAMING",
            "Octets that came with the first frame are dropped or taken for JSON.",
            "N-07")
        .note("Truncated", "VALIDATION", "Part of a frame is taken for all of it.", "N-16");
  }
}
