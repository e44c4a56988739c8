package org.mles.conformance.cases.tls;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.peer.PeerLab;

/** Records that come down a link, and how it ends. */
@Chapter(value = "tls-peer-records", kind = Kind.PEER, protocol = Protocol.TLS)
final class TlsPeerRecordCases {
  @Case(
      id = "tls.peer.record.broken",
      clause = "TLS-REC-01",
      title = "An unknown type, another major version and a record that is too long end a link",
      kills = {
        "peer-tls-skips-unknown-records",
        "peer-tls-takes-any-major",
        "peer-tls-skips-long-records"
      })
  void broken(PeerLab lab) {
    CalledRecords.broken(lab);
  }

  @Case(
      id = "tls.peer.record.cut",
      clause = "TLS-REC-02",
      title = "What comes down may lie in many records, of one octet each, that come together",
      kills = {"peer-tls-drops-short-records", "peer-tls-few-records-of-a-read"})
  void cut(PeerLab lab) {
    CalledRecords.cut(lab);
  }

  @Case(
      id = "tls.peer.record.together",
      clause = "TLS-REC-02",
      title = "One record may hold two frames for a link",
      kills = "peer-tls-record-is-a-frame")
  void together(PeerLab lab) {
    CalledRecords.together(lab);
  }

  @Case(
      id = "tls.peer.record.pieces",
      clause = "TLS-REC-02",
      title = "A record for a link may come in pieces",
      kills = "peer-tls-record-in-one-read")
  void pieces(PeerLab lab) {
    CalledRecords.pieces(lab);
  }

  @Case(
      id = "tls.peer.record.barren.some",
      clause = "TLS-REC-04",
      title = "Thirty-two records that bring nothing do a link no harm, and more with some between",
      kills = "peer-tls-ends-at-few-barren-records")
  void someBarren(PeerLab lab) {
    CalledRecords.someBarren(lab);
  }

  @Case(
      id = "tls.peer.record.barren.many",
      clause = "TLS-REC-04",
      title = "The thirty-third record in a row that brings nothing ends a link",
      kills = "peer-tls-takes-any-barren-records")
  void manyBarren(PeerLab lab) {
    CalledRecords.manyBarren(lab);
  }

  @Case(
      id = "tls.peer.end.said",
      clause = "TLS-END-01",
      title = "A peer server that ends a link says close_notify before it ends TCP",
      kills = "peer-tls-ends-without-a-word")
  void said(PeerLab lab) {
    CalledEnds.said(lab);
  }

  @Case(
      id = "tls.peer.end.heard",
      clause = "TLS-END-02",
      title =
          "A close_notify ends what comes down a link: half a frame is dropped, and it ends, too",
      kills = "peer-tls-deaf-to-the-end")
  void heard(PeerLab lab) {
    CalledEnds.heard(lab);
  }

  @Case(
      id = "tls.peer.end.cut",
      clause = "TLS-END-03",
      title =
          "What came whole down a link before TCP ended without close_notify counts, and no more",
      kills = {"peer-tls-forgets-what-came-last", "peer-tls-goes-on-behind-the-end"})
  void cutOff(PeerLab lab) {
    CalledEnds.cut(lab);
  }
}
