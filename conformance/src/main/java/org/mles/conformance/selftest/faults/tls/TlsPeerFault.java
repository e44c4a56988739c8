package org.mles.conformance.selftest.faults.tls;

import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.TlsModelPeer;

/** Wrong ways of a peer server to speak TLS on its links. */
public enum TlsPeerFault implements Fault {
  PEER_TLS_SILENT_ABOUT_PLAIN("says nothing if it is answered without TLS"),
  PEER_TLS_NO_1_2("speaks 1.3 alone"),
  PEER_TLS_NO_1_3("speaks 1.2 alone"),
  PEER_TLS_TAKES_1_1("goes on with a server that answers in 1.1"),
  PEER_TLS_REFUSES_WITHOUT_A_WORD("closes a handshake that it refuses and does not say why"),
  PEER_TLS_SKIPS_UNKNOWN_RECORDS("passes over records of an unknown type"),
  PEER_TLS_TAKES_ANY_MAJOR("does not look at the major version of a record"),
  PEER_TLS_SKIPS_LONG_RECORDS("passes over records that are too long"),
  PEER_TLS_DROPS_SHORT_RECORDS("takes records of one octet for empty"),
  PEER_TLS_FEW_RECORDS_OF_A_READ("forgets what came in one read behind a few records"),
  PEER_TLS_RECORD_IN_ONE_READ("takes a record that comes in pieces for a broken one"),
  PEER_TLS_RECORD_IS_A_FRAME("takes a record for a frame and forgets what is behind that"),
  PEER_TLS_ENDS_AT_FEW_BARREN_RECORDS("ends at the twentieth record that brings nothing"),
  PEER_TLS_TAKES_ANY_BARREN_RECORDS("takes any number of records that bring nothing"),
  PEER_TLS_ENDS_WITHOUT_A_WORD("ends TCP without close_notify"),
  PEER_TLS_DEAF_TO_THE_END("goes on after close_notify"),
  PEER_TLS_FORGETS_WHAT_CAME_LAST("drops what came last if TCP ends right behind it"),
  PEER_TLS_GOES_ON_BEHIND_THE_END("stays when TCP has ended without close_notify"),
  PEER_TLS_BELIEVES_ANYBODY("does not ask who vouches for a certificate"),
  PEER_TLS_BELIEVES_SERVERS("lets a server vouch for others as an authority does"),
  PEER_TLS_BELIEVES_ONE_STEP("believes none for whom its authority vouches through another"),
  PEER_TLS_BELIEVES_FOR_EVER("believes a certificate that has expired"),
  PEER_TLS_BELIEVES_TOO_EARLY("believes a certificate that is not valid yet"),
  PEER_TLS_ANY_NAME("believes a certificate for any host"),
  PEER_TLS_COMMON_NAME("believes what a certificate has as its common name"),
  PEER_TLS_HIDES_WHY("says the same whatever is wrong with a certificate");

  private static final String PREFIX = "PEER_TLS_";

  private final String does;

  TlsPeerFault(String does) {
    this.does = does;
  }

  @Override
  public String sentence() {
    return "on links inside TLS " + does;
  }

  @Override
  public Protocol protocol() {
    return Protocol.TLS;
  }

  @Override
  public Subject subject() {
    String mistake = name().substring(PREFIX.length());
    return TlsModelPeer.of(word(), () -> CallMistake.rules(mistake), SETTINGS);
  }
}
