package org.mles.conformance.cases.tls;

import java.util.List;
import java.util.Locale;
import org.mles.conformance.lab.Calling;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/** Certificates that whoever calls the suite is shown, of any kind. Thread: case. */
final class CalledCertificates {
  /** Wrong in each way that has a name of its own. Source: TLS-VER-04. */
  static final List<Paper> ONE_OF_EACH =
      List.of(Paper.OF_UNKNOWN_AUTHORITY, Paper.OF_ANOTHER_NAME, Paper.EXPIRED);

  private CalledCertificates() {}

  /** Shows certificates that nobody may believe, and before them a right one. */
  static void refuses(Callings lab, Paper... wrong) {
    lab.comes(CalledHandshake.honest());
    for (Paper paper : wrong) {
      refused(lab, AnsweringTls.showing(paper));
    }
  }

  /** Has a subject call who shows a wrong certificate; nothing may be said inside. */
  static Calling refused(Callings lab, AnsweringTls wrong) {
    lab.scene().transcript().note("suite", "shows the certificate " + wrong.paper());
    Calling calling = lab.calls(wrong);
    int octet = calling.peer().stream().octetOrEnd();
    lab.require(
        octet < 0,
        String.format(
            Locale.ROOT,
            "nothing to be said to who shows the certificate %s; saw an octet 0x%02x",
            wrong.paper(),
            octet));
    lab.require(!wrong.wasLeft(), "the subject to end the connection; it left it as it was");
    return calling;
  }

  static void inTwoSteps(Callings lab) {
    lab.comes(CalledHandshake.honest());
    lab.scene().judgeFromHere();
    lab.comes(AnsweringTls.showing(Paper.IN_TWO_STEPS)).speaks();
  }
}
