package org.mles.conformance.cases.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;

/** Records to whoever calls the suite, of any kind. Thread: case. */
final class CalledRecords {
  private static final int BARREN = 32;

  private CalledRecords() {}

  static TappedTls tapped() {
    return new TappedTls(CalledHandshake.honest());
  }

  static void broken(Callings lab) {
    for (BrokenRecord wrong : BrokenRecord.values()) {
      TappedTls tls = tapped();
      Calling calling = lab.comes(tls);
      lab.scene().transcript().note("suite", "sends a broken record: " + wrong.text());
      tls.raw(wrong.with(tls.sealed(calling.saying("behind what is broken"))));
      calling.hangsUp();
    }
  }

  static void cut(Callings lab) {
    TappedTls tls = tapped();
    Calling calling = lab.comes(tls);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (byte octet : calling.saying("in many records")) {
      records.writeBytes(tls.sealed(new byte[] {octet}));
    }
    tls.raw(records.toByteArray());
    calling.passesOn("in many records");
    byte[] two = calling.saying("in two records");
    byte[] first = tls.sealed(Arrays.copyOf(two, 3));
    tls.raw(BrokenRecord.concat(first, tls.sealed(Arrays.copyOfRange(two, 3, two.length))));
    calling.passesOn("in two records");
  }

  static void together(Callings lab) {
    TappedTls tls = tapped();
    Calling calling = lab.comes(tls);
    byte[] both = BrokenRecord.concat(calling.saying("the one"), calling.saying("the other"));
    tls.raw(tls.sealed(both));
    calling.passesOn("the one");
    calling.passesOn("the other");
  }

  static void pieces(Callings lab) {
    TappedTls tls = tapped();
    Calling calling = lab.comes(tls);
    byte[] record = tls.sealed(calling.saying("in pieces"));
    int sent = 0;
    int head = BrokenRecord.HEAD_OCTETS;
    for (int end : new int[] {1, head, head + 1, record.length - 1}) {
      tls.raw(Arrays.copyOfRange(record, sent, end));
      sent = end;
      // It says something in between, so the piece has had its time.
      calling.speaks();
    }
    tls.raw(Arrays.copyOfRange(record, sent, record.length));
    calling.passesOn("in pieces");
  }

  static void someBarren(Callings lab) {
    TappedTls tls = inNewer();
    Calling calling = lab.comes(tls);
    say(tls, calling, "the first", new byte[0]);
    say(tls, calling, "behind some", barren(tls));
    say(tls, calling, "behind some more", barren(tls));
  }

  static void manyBarren(Callings lab) {
    TappedTls tls = inNewer();
    Calling calling = lab.comes(tls);
    say(tls, calling, "the first", new byte[0]);
    byte[] many = BrokenRecord.concat(barren(tls), tls.asking());
    tls.raw(BrokenRecord.concat(many, tls.sealed(calling.saying("behind too many"))));
    calling.hangsUp();
  }

  private static TappedTls inNewer() {
    return new TappedTls(CalledHandshake.honest().speaking(TlsTransport.NEWER));
  }

  private static void say(TappedTls tls, Calling calling, String message, byte[] before) {
    tls.raw(BrokenRecord.concat(before, tls.sealed(calling.saying(message))));
    calling.passesOn(message);
  }

  /** Returns as many records that bring nothing as may come in a row. */
  static byte[] barren(TappedTls tls) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < BARREN; i++) {
      all.writeBytes(tls.asking());
    }
    return all.toByteArray();
  }
}
