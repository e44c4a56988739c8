package org.mles.conformance.selftest.faults.tls;

import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.TlsModelClient;

/** Wrong ways of a client to speak TLS. */
public enum TlsClientFault implements Fault {
  CLIENT_TLS_SILENT_ABOUT_PLAIN("says nothing if it is answered without TLS"),
  CLIENT_TLS_NO_1_2("speaks 1.3 alone"),
  CLIENT_TLS_NO_1_3("speaks 1.2 alone"),
  CLIENT_TLS_TAKES_1_1("goes on with a server that answers in 1.1"),
  CLIENT_TLS_OFFERS_UNASKED("offers http/1.1 where version 1 is spoken"),
  CLIENT_TLS_OFFERS_NOTHING("offers nothing by ALPN where version 2 is spoken"),
  CLIENT_TLS_REFUSES_WITHOUT_A_WORD("closes a handshake that it refuses and does not say why"),
  CLIENT_TLS_SKIPS_UNKNOWN_RECORDS("passes over records of an unknown type"),
  CLIENT_TLS_TAKES_ANY_MAJOR("does not look at the major version of a record"),
  CLIENT_TLS_SKIPS_LONG_RECORDS("passes over records that are too long"),
  CLIENT_TLS_DROPS_SHORT_RECORDS("takes records of one octet for empty"),
  CLIENT_TLS_FEW_RECORDS_OF_A_READ("forgets what came in one read behind a few records"),
  CLIENT_TLS_RECORD_IN_ONE_READ("takes a record that comes in pieces for a broken one"),
  CLIENT_TLS_RECORD_IS_A_FRAME("takes a record for a frame and forgets what is behind that"),
  CLIENT_TLS_ENDS_WITHOUT_A_WORD("ends TCP without close_notify"),
  CLIENT_TLS_DEAF_TO_THE_END("goes on after close_notify"),
  CLIENT_TLS_FORGETS_WHAT_CAME_LAST("drops what came last if TCP ends right behind it"),
  CLIENT_TLS_GOES_ON_BEHIND_THE_END("stays when TCP has ended without close_notify"),
  CLIENT_TLS_BELIEVES_ANYBODY("does not ask who vouches for a certificate"),
  CLIENT_TLS_BELIEVES_SERVERS("lets a server vouch for others as an authority does"),
  CLIENT_TLS_BELIEVES_ONE_STEP("believes none for whom its authority vouches through another"),
  CLIENT_TLS_BELIEVES_FOR_EVER("believes a certificate that has expired"),
  CLIENT_TLS_BELIEVES_TOO_EARLY("believes a certificate that is not valid yet"),
  CLIENT_TLS_ANY_NAME("believes a certificate for any host"),
  CLIENT_TLS_COMMON_NAME("believes what a certificate has as its common name"),
  CLIENT_TLS_HIDES_WHY("says the same whatever is wrong with a certificate");

  private static final String PREFIX = "CLIENT_TLS_";

  private final String does;

  TlsClientFault(String does) {
    this.does = does;
  }

  @Override
  public String sentence() {
    return "as a client inside TLS " + does;
  }

  @Override
  public Protocol protocol() {
    return Protocol.TLS;
  }

  @Override
  public Subject subject() {
    String mistake = name().substring(PREFIX.length());
    Settings inside =
        this == CLIENT_TLS_OFFERS_NOTHING ? SETTINGS.withProtocol(Protocol.V2) : SETTINGS;
    return TlsModelClient.subject(word(), () -> CallMistake.rules(mistake), inside);
  }
}
