package org.mles.conformance.cases.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Gathering;
import org.mles.conformance.lab.server.Guest;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;

/** Records, which are no frames. */
@Chapter(value = "tls-records", protocol = Protocol.TLS)
final class TlsRecordCases {
  private static final int HEAD_OCTETS = BrokenRecord.HEAD_OCTETS;

  @Case(
      id = "tls.record.broken",
      clause = "TLS-REC-01",
      title = "An unknown type, another major version and a record that is too long end it",
      kills = {"tls-skips-unknown-records", "tls-takes-any-major", "tls-skips-long-records"})
  void broken(Lab lab) {
    Gathering room = Gathering.of(lab);
    for (BrokenRecord wrong : BrokenRecord.values()) {
      ends(room, wrong);
    }
  }

  private static void ends(Gathering room, BrokenRecord wrong) {
    String name = wrong.text();
    room.guest(name + " twin", room.tapped()).comesIn();
    TappedTls tls = room.tapped();
    Guest guest = room.guest(name, tls);
    tls.raw(wrong.with(tls.sealed(guest.all())));
    guest.peer().stream().untilClosed();
    room.quiet();
  }

  @Case(
      id = "tls.record.cut",
      clause = "TLS-REC-02",
      title = "What is said may lie in many records, of one octet each, that arrive together",
      kills = {"tls-drops-short-records", "tls-few-records-of-a-read"})
  void cut(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    TappedTls tls = room.tapped();
    Guest guest = room.guest("in many", tls);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (byte octet : guest.all()) {
      records.writeBytes(tls.sealed(new byte[] {octet}));
    }
    tls.raw(records.toByteArray());
    guest.isHeard();
    TappedTls half = room.tapped();
    Guest other = room.guest("in two", half);
    byte[] all = other.all();
    int middle = other.opening().length - 3;
    byte[] first = half.sealed(Arrays.copyOf(all, middle));
    half.raw(BrokenRecord.concat(first, half.sealed(Arrays.copyOfRange(all, middle, all.length))));
    other.isHeard();
  }

  @Case(
      id = "tls.record.together",
      clause = "TLS-REC-02",
      title = "One record may hold all that is said",
      kills = "tls-record-is-a-frame")
  void together(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    TappedTls tls = room.tapped();
    Guest guest = room.guest("at once", tls);
    tls.raw(tls.sealed(guest.all()));
    guest.isHeard();
  }

  @Case(
      id = "tls.record.pieces",
      clause = "TLS-REC-02",
      title = "A record may come in pieces",
      kills = "tls-record-in-one-read")
  void pieces(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    TappedTls tls = room.tapped();
    Guest guest = room.guest("in pieces", tls);
    byte[] record = tls.sealed(guest.all());
    int sent = 0;
    for (int cut : new int[] {1, HEAD_OCTETS, HEAD_OCTETS + 1, record.length - 1}) {
      tls.raw(Arrays.copyOfRange(record, sent, cut));
      sent = cut;
      // Others are served in between, so the piece has had its time.
      room.quiet();
    }
    tls.raw(Arrays.copyOfRange(record, sent, record.length));
    guest.isHeard();
  }

  @Case(
      id = "tls.record.barren.some",
      clause = "TLS-REC-04",
      title =
          "Thirty-two records that bring nothing are no harm, and neither are more with some between",
      kills = "tls-ends-at-few-barren-records")
  void someBarren(Lab lab) {
    Gathering room = Gathering.of(lab);
    lab.judgeFromHere();
    TappedTls tls = room.tapped(TlsTransport.NEWER);
    Guest guest = room.guest("idle", tls);
    tls.raw(BrokenRecord.concat(CalledRecords.barren(tls), tls.sealed(guest.opening())));
    tls.raw(BrokenRecord.concat(CalledRecords.barren(tls), tls.sealed(guest.saying())));
    guest.isHeard();
  }

  @Case(
      id = "tls.record.barren.many",
      clause = "TLS-REC-04",
      title = "The thirty-third record in a row that brings nothing ends the connection",
      kills = "tls-takes-any-barren-records")
  void manyBarren(Lab lab) {
    Gathering room = Gathering.of(lab);
    room.guest("twin", room.tapped(TlsTransport.NEWER)).comesIn();
    TappedTls tls = room.tapped(TlsTransport.NEWER);
    Guest guest = room.guest("idle", tls);
    tls.raw(BrokenRecord.concat(CalledRecords.barren(tls), tls.asking(), tls.sealed(guest.all())));
    guest.peer().stream().untilClosed();
    room.quiet();
  }
}
