package org.mles.conformance.vector.source;

/** The bugs that the tests of keys hunt. */
final class ChecksumNotes {
  private ChecksumNotes() {}

  static void write(PackDraft pack) {
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
}
