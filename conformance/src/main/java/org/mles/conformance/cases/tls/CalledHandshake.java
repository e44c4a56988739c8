package org.mles.conformance.cases.tls;

import java.util.Arrays;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.StreamExpect;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.HeardHello;
import org.mles.conformance.tls.OldHello;
import org.mles.conformance.tls.Paper;
import org.mles.conformance.tls.TlsTransport;

/** Handshakes with whoever calls the suite, of any kind. Thread: case. */
final class CalledHandshake {
  private static final int NEWEST_OLD = OldHello.NEWEST - 1;
  private static final int RANDOM_OCTETS = 32;

  private CalledHandshake() {}

  /** Returns what an honest server answers by. */
  static AnsweringTls honest() {
    return AnsweringTls.showing(Paper.RIGHT);
  }

  static void both(Callings lab) {
    lab.comes(honest());
    lab.scene().judgeFromHere();
    lab.comes(honest().speaking(TlsTransport.NEWER)).speaks();
    lab.comes(honest().speaking(TlsTransport.OLDER)).speaks();
  }

  static void old(Callings lab) {
    lab.comes(honest());
    Calling calling = lab.calls(Transport.PLAIN);
    HeardHello hello = hello(calling.peer().stream());
    lab.require(
        hello.offered().stream().allMatch(version -> version >= OldHello.NEWEST),
        "no version before 1.2 to be offered; saw " + hello.offered());
    calling.peer().send(hello.answer(NEWEST_OLD, lab.scene().octets(RANDOM_OCTETS)));
    calling.peer().stream().untilClosed();
  }

  /** Takes what a subject says first, which has to begin TLS. */
  static HeardHello hello(StreamExpect stream) {
    byte[] record = new byte[BrokenRecord.HEAD_OCTETS];
    for (int i = 0; i < record.length; i++) {
      record[i] = stream.octet();
    }
    int octets = (record[3] & 0xFF) << 8 | (record[4] & 0xFF);
    record = Arrays.copyOf(record, record.length + octets);
    for (int i = BrokenRecord.HEAD_OCTETS; i < record.length; i++) {
      record[i] = stream.octet();
    }
    try {
      return HeardHello.of(record);
    } catch (IllegalArgumentException e) {
      throw new ConformanceFailure(
          "expected the hello of TLS; saw " + e.getMessage(), "octets from subject");
    }
  }

  static void alert(Callings lab) {
    lab.comes(honest());
    AnsweringTls wrong = AnsweringTls.showing(Paper.OF_UNKNOWN_AUTHORITY);
    lab.scene().control(() -> CalledCertificates.refused(lab, wrong));
    lab.require(wrong.wasTold(), "a fatal alert of whoever refuses; the connection ended without");
  }
}
