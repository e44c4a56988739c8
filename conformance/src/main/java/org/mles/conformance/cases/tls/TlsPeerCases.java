package org.mles.conformance.cases.tls;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.peer.LinkCalling;
import org.mles.conformance.lab.peer.LinkWords;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/** Links of a peer server inside TLS, and whom it believes above. */
@Chapter(value = "tls-peer", kind = Kind.PEER, protocol = Protocol.TLS)
final class TlsPeerCases {
  @Case(
      id = "tls.peer.answer.plain",
      clause = "TLS-PORT-04",
      title = "A peer server that is answered without TLS says something about it",
      kills = "peer-tls-silent-about-plain")
  void plain(PeerLab lab) {
    LinkCalling usual = lab.comes(CalledHandshake.honest());
    LinkCalling calling = lab.calls(Transport.PLAIN);
    CalledHandshake.hello(calling.peer().stream());
    calling.peer().send(calling.saying("without TLS"));
    calling.peer().finish();
    calling.words().unlike(usual.words());
  }

  @Case(
      id = "tls.peer.version.both",
      clause = "TLS-HS-01",
      title = "A link goes to a server that speaks 1.3 alone, and to one that speaks 1.2 alone",
      kills = {"peer-tls-no-1-2", "peer-tls-no-1-3"})
  void both(PeerLab lab) {
    CalledHandshake.both(lab);
  }

  @Case(
      id = "tls.peer.version.old",
      clause = "TLS-HS-01",
      title = "A link offers no version before 1.2, and an answer in 1.1 ends the connection",
      kills = "peer-tls-takes-1-1")
  void old(PeerLab lab) {
    CalledHandshake.old(lab);
  }

  @Case(
      id = "tls.peer.refusal.alert",
      clause = "TLS-HS-03",
      title = "A peer server that refuses a certificate says so by an alert",
      kills = "peer-tls-refuses-without-a-word")
  void alert(PeerLab lab) {
    CalledHandshake.alert(lab);
  }

  @Case(
      id = "tls.peer.certificate.authority",
      clause = "TLS-VER-01",
      title = "No link is opened to whom no authority vouches for",
      kills = {"peer-tls-believes-anybody", "peer-tls-believes-servers"})
  void authority(PeerLab lab) {
    CalledCertificates.refuses(lab, Paper.OF_UNKNOWN_AUTHORITY, Paper.OF_A_SERVER);
  }

  @Case(
      id = "tls.peer.certificate.chain",
      clause = "TLS-VER-01",
      title = "A link is opened to whom an authority vouches for through another that is shown",
      kills = "peer-tls-believes-one-step")
  void chain(PeerLab lab) {
    CalledCertificates.inTwoSteps(lab);
  }

  @Case(
      id = "tls.peer.certificate.date",
      clause = "TLS-VER-01",
      title = "No link is opened to who shows a certificate that has expired or is not valid yet",
      kills = {"peer-tls-believes-for-ever", "peer-tls-believes-too-early"})
  void date(PeerLab lab) {
    CalledCertificates.refuses(lab, Paper.EXPIRED, Paper.EARLY);
  }

  @Case(
      id = "tls.peer.certificate.name",
      clause = "TLS-VER-02",
      title = "No link is opened to who shows a certificate for another host",
      kills = {"peer-tls-any-name", "peer-tls-common-name"})
  void name(PeerLab lab) {
    CalledCertificates.refuses(lab, Paper.OF_ANOTHER_NAME, Paper.BY_COMMON_NAME);
  }

  @Case(
      id = "tls.peer.certificate.told",
      clause = "TLS-VER-04",
      title =
          "A peer server that refuses a certificate says something else for each: an unknown"
              + " authority, another name, and a date",
      kills = "peer-tls-hides-why")
  void told(PeerLab lab) {
    lab.comes(CalledHandshake.honest());
    List<LinkWords> reasons =
        CalledCertificates.ONE_OF_EACH.stream().map(paper -> reason(lab, paper)).toList();
    LinkWords.differ(reasons, "another reason for each wrong certificate");
  }

  private static LinkWords reason(PeerLab lab, Paper wrong) {
    AnsweringTls answering = AnsweringTls.showing(wrong);
    LinkCalling calling =
        (LinkCalling) lab.scene().control(() -> CalledCertificates.refused(lab, answering));
    return calling.words();
  }
}
