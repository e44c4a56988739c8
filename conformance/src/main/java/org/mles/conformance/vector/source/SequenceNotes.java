package org.mles.conformance.vector.source;

/** The bugs that the tests of streams hunt. */
final class SequenceNotes {
  private SequenceNotes() {}

  static void write(PackDraft pack) {
    pack.note(
            "Segmented",
            "STREAMING",
            "Frames are expected to begin and end with reads: octets are lost or joined wrongly.",
            "V1-HDR-11",
            "V1-HDR-12",
            "V1-HDR-13")
        .note(
            "LaterChecked",
            "STATE",
            "Later frames are decoded or authenticated although they are opaque.",
            "V1-KEY-11",
            "V1-FWD-03")
        .note(
            "FirstUnchecked",
            "AUTHENTICATION",
            "The first frame is treated like a later one: everybody can join.",
            "V1-KEY-04")
        .note(
            "Resynchronises",
            "STATE",
            "After a breach the decoder looks for the next frame: garbage becomes frames.",
            "V1-HDR-07",
            "V1-HDR-08")
        .note(
            "WaitsForBody",
            "STREAMING",
            "A breach that the header shows is noticed only when the body has come, if ever.",
            "V1-HDR-05",
            "V1-HDR-06")
        .note(
            "ResyncUnchecked",
            "AUTHENTICATION",
            "Items of a resync reach members or history without being looked at.",
            "RSY-05",
            "RSY-11")
        .note(
            "ResyncUnread",
            "STATE",
            "A resync is taken for a message, or its wrapper is handed on.",
            "RSY-03",
            "RSY-09")
        .note("PartialFrame", "STREAMING", "Part of a frame is handed on as a frame.", "V1-HDR-14")
        .note(
            "HistoryLost",
            "STATE",
            "What a peer restores is lost, cut or kept for ever.",
            "RSY-06",
            "RSY-17")
        .note(
            "NotMerged",
            "ORDER",
            "Of two peers that restore one history the second adds doubles or disorder.",
            "RSY-18",
            "RSY-20");
  }
}
