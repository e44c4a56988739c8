package org.mles.conformance.cases.tls;

import java.util.Arrays;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.tls.TappedTls;
import org.mles.conformance.tls.TlsTransport;

/** Ends of what whoever calls the suite is inside of, of any kind. Thread: case. */
final class CalledEnds {
  private static final String[] VERSIONS = {TlsTransport.NEWER, TlsTransport.OLDER};

  private CalledEnds() {}

  static void said(Callings lab) {
    for (String version : VERSIONS) {
      TappedTls tls = tapped(version);
      Calling calling = lab.comes(tls);
      calling.peer().finish();
      calling.hangsUp();
      lab.require(
          !tls.wasCut(), "close_notify before the end of TCP; there was none in " + version);
    }
  }

  private static TappedTls tapped(String version) {
    return new TappedTls(CalledHandshake.honest().speaking(version));
  }

  static void heard(Callings lab) {
    for (String version : VERSIONS) {
      TappedTls tls = tapped(version);
      Calling calling = lab.comes(tls);
      calling.peer().send(last(calling));
      calling.peer().finish();
      calling.passesOn("the last");
      calling.hangsUp();
    }
  }

  static void cut(Callings lab) {
    TappedTls tls = CalledRecords.tapped();
    Calling calling = lab.comes(tls);
    tls.raw(tls.sealed(last(calling)));
    tls.cut();
    calling.passesOn("the last");
    calling.hangsUp();
  }

  /** Returns a message, and the half of another. */
  private static byte[] last(Calling calling) {
    byte[] half = calling.saying("of which a half comes");
    return BrokenRecord.concat(
        calling.saying("the last"), Arrays.copyOf(half, half.length - half.length / 2));
  }
}
