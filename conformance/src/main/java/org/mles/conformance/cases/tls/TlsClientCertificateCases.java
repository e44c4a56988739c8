package org.mles.conformance.cases.tls;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.SaidLine;
import org.mles.conformance.lab.client.Caller;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/** Whom a client believes. */
@Chapter(value = "tls-client-certificate", kind = Kind.CLIENT, protocol = Protocol.TLS)
final class TlsClientCertificateCases {
  @Case(
      id = "tls.client.certificate.authority",
      clause = "TLS-VER-01",
      title = "A certificate that no authority vouches for is refused, and nothing is said inside",
      kills = {"client-tls-believes-anybody", "client-tls-believes-servers"})
  void authority(ClientLab lab) {
    CalledCertificates.refuses(lab, Paper.OF_UNKNOWN_AUTHORITY, Paper.OF_A_SERVER);
  }

  @Case(
      id = "tls.client.certificate.chain",
      clause = "TLS-VER-01",
      title = "An authority for which another vouches is believed if its certificate is shown",
      kills = "client-tls-believes-one-step")
  void chain(ClientLab lab) {
    CalledCertificates.inTwoSteps(lab);
  }

  @Case(
      id = "tls.client.certificate.date",
      clause = "TLS-VER-01",
      title = "A certificate that has expired is refused, and so is one that is not valid yet",
      kills = {"client-tls-believes-for-ever", "client-tls-believes-too-early"})
  void date(ClientLab lab) {
    CalledCertificates.refuses(lab, Paper.EXPIRED, Paper.EARLY);
  }

  @Case(
      id = "tls.client.certificate.name",
      clause = "TLS-VER-02",
      title = "A certificate for another host is refused, whatever its common name says",
      kills = {"client-tls-any-name", "client-tls-common-name"})
  void name(ClientLab lab) {
    CalledCertificates.refuses(lab, Paper.OF_ANOTHER_NAME, Paper.BY_COMMON_NAME);
  }

  @Case(
      id = "tls.client.certificate.told",
      clause = "TLS-VER-04",
      title =
          "A client that refuses a certificate says something else for each: an unknown authority,"
              + " another name, and a date",
      kills = "client-tls-hides-why")
  void told(ClientLab lab) {
    lab.comes(CalledHandshake.honest());
    Set<Set<String>> reasons =
        CalledCertificates.ONE_OF_EACH.stream()
            .map(paper -> reason(lab, paper))
            .collect(Collectors.toSet());
    lab.check(reasons.size() == 3, "another reason for each wrong certificate; it said " + reasons);
  }

  /** Returns what it says, without what differs between any two connections. */
  private static Set<String> reason(ClientLab lab, Paper wrong) {
    AnsweringTls answering = AnsweringTls.showing(wrong);
    Caller caller = (Caller) lab.scene().control(() -> CalledCertificates.refused(lab, answering));
    Set<String> lines = new TreeSet<>();
    for (String line : caller.tellsAll()) {
      lines.add(SaidLine.common(line, caller.uid(), caller.channel()));
    }
    lab.check(!lines.isEmpty(), "a word about the certificate " + answering.paper());
    return lines;
  }
}
