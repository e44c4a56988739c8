package org.mles.conformance.vector.source;

/** The bugs that the tests of bodies hunt. */
final class CborNotes {
  private CborNotes() {}

  static void write(PackDraft pack) {
    pack.note(
            "HeadNotShortest",
            "ENCODING",
            "An encoder writes longer heads than needed: strict readers refuse, hashes differ.",
            "V1-CBOR-03")
        .note(
            "HeadBoundary",
            "BOUNDARY",
            "A length is written in too few octets, or read with the wrong width.",
            "V1-CBOR-03")
        .note(
            "TextChanged",
            "NORMALISATION",
            "Names change on their way, or lengths count characters instead of octets.",
            "V1-CBOR-04")
        .note(
            "FixedOffsets",
            "PARSING",
            "A reader finds fields by offset, so another order gives other fields.",
            "V1-CBOR-06")
        .note(
            "OnlyCanonical",
            "PARSING",
            "A reader knows only the spelling that it writes itself.",
            "V1-CBOR-07")
        .note("UnknownKey", "PARSING", "The protocol cannot be extended.", "V1-CBOR-08")
        .note(
            "OtherSpelling",
            "PARSING",
            "Recorded only: old servers read it, new ones need not.",
            "V1-CBOR-13")
        .note(
            "Duplicate",
            "AUTHENTICATION",
            "Two readers see two names in one body: one is authenticated, the other joins.",
            "V1-CBOR-09")
        .note(
            "Missing",
            "VALIDATION",
            "A field that is not there is taken for empty: everybody can reach channel \"\".",
            "V1-CBOR-09")
        .note(
            "CutShort",
            "VALIDATION",
            "A body that ends early is read as if its rest were empty.",
            "V1-CBOR-17")
        .note(
            "Trailing",
            "VALIDATION",
            "Octets after the message are lost silently, or smuggled past the reader.",
            "V1-CBOR-10")
        .note(
            "InvalidUtf8",
            "ENCODING",
            "Different octets become one name: somebody else's channel can be entered.",
            "V1-CBOR-11")
        .note("WrongType", "VALIDATION", "A value of another type is converted.", "V1-CBOR-16")
        .note(
            "NotAMessage",
            "VALIDATION",
            "An unreadable body is replaced by an empty one and joins channel \"\".",
            "V1-CBOR-12")
        .note(
            "DeclaredHuge",
            "RESOURCE",
            "Memory is taken for octets that were announced and never sent.",
            "V1-CBOR-14")
        .note(
            "Nesting",
            "RESOURCE",
            "Depth is limited by the stack only: one frame ends the process.",
            "V1-CBOR-15");
  }
}
