package org.mles.conformance.cases.tls;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;

/** Records, which are no frames, to clients. */
@Chapter(value = "tls-client-records", kind = Kind.CLIENT, protocol = Protocol.TLS)
final class TlsClientRecordCases {
  @Case(
      id = "tls.client.record.broken",
      clause = "TLS-REC-01",
      title =
          "An unknown type, another major version and a record that is too long end a connection",
      kills = {
        "client-tls-skips-unknown-records",
        "client-tls-takes-any-major",
        "client-tls-skips-long-records"
      })
  void broken(ClientLab lab) {
    CalledRecords.broken(lab.listening());
  }

  @Case(
      id = "tls.client.record.cut",
      clause = "TLS-REC-02",
      title = "What a client hears may lie in many records, of one octet each, that come together",
      kills = {"client-tls-drops-short-records", "client-tls-few-records-of-a-read"})
  void cut(ClientLab lab) {
    CalledRecords.cut(lab.listening());
  }

  @Case(
      id = "tls.client.record.together",
      clause = "TLS-REC-02",
      title = "One record may hold two messages for a client",
      kills = "client-tls-record-is-a-frame")
  void together(ClientLab lab) {
    CalledRecords.together(lab.listening());
  }

  @Case(
      id = "tls.client.record.pieces",
      clause = "TLS-REC-02",
      title = "A record for a client may come in pieces",
      kills = "client-tls-record-in-one-read")
  void pieces(ClientLab lab) {
    CalledRecords.pieces(lab.listening());
  }
}
