package org.mles.conformance.selftest.faults.tls;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.tls.RecordRules;
import org.mles.conformance.selftest.model.tls.TlsModelServer;
import org.mles.conformance.selftest.model.tls.TlsRules;

/** Wrong ways to speak TLS in front of a server. */
public enum TlsFault implements Fault {
  TLS_WAITS_FOR_TLS_INSIDE("waits when TLS begins again inside"),
  TLS_PLAIN_AS_WELL("serves who comes without TLS, unasked"),
  TLS_HEARS_PLAIN("closes who comes without TLS, and takes what it said for frames"),
  TLS_LEAVES_PLAIN_OPEN("leaves who comes without TLS to itself"),
  TLS_CLOSES_PLAIN_WITHOUT_ALERT("closes who comes without TLS and says nothing"),
  TLS_CLOSES_PLAIN_WITH_ANOTHER_ALERT("tells who comes without TLS handshake_failure"),
  TLS_NO_1_2("speaks 1.3 alone"),
  TLS_NO_1_3("speaks 1.2 alone"),
  TLS_TAKES_1_1("agrees upon 1.1"),
  TLS_REFUSES_WITHOUT_A_WORD("closes a handshake that it refuses and does not say why"),
  TLS_RENEGOTIATES("goes through a second handshake"),
  TLS_REFUSES_NEW_KEYS("closes who asks for new keys"),
  TLS_SKIPS_UNKNOWN_RECORDS("passes over records of an unknown type"),
  TLS_TAKES_ANY_MAJOR("does not look at the major version of a record"),
  TLS_SKIPS_LONG_RECORDS("passes over records that are too long"),
  TLS_DROPS_SHORT_RECORDS("takes records of one octet for empty"),
  TLS_FEW_RECORDS_OF_A_READ("forgets what came in one read behind a few records"),
  TLS_RECORD_IN_ONE_READ("takes a record that comes in pieces for a broken one"),
  TLS_RECORD_IS_A_FRAME("takes a record for a frame and forgets what is behind that"),
  TLS_ENDS_AT_FEW_BARREN_RECORDS("ends at the twentieth record that brings nothing"),
  TLS_TAKES_ANY_BARREN_RECORDS("takes any number of records that bring nothing"),
  TLS_ENDS_WITHOUT_A_WORD("ends TCP without close_notify"),
  TLS_DEAF_TO_THE_END("goes on after close_notify"),
  TLS_FORGETS_WHAT_CAME_LAST("drops what came last if TCP ends right behind it"),
  TLS_GOES_ON_BEHIND_THE_END("keeps who ended TCP without close_notify"),
  TLS_HANDSHAKE_WITHOUT_DEADLINE("waits for ever for the end of a handshake"),
  TLS_ANY_NUMBER_OF_HANDSHAKES("has any number of handshakes under way"),
  TLS_ONE_HANDSHAKE_MORE("has one handshake more under way than configured"),
  TLS_ONE_HANDSHAKE_LESS("has one handshake less under way than configured"),
  TLS_BROKEN_HANDSHAKES_KEEP_THEIR_PLACES("counts handshakes on that came to nothing"),
  TLS_HANDSHAKES_HOLD_UP_MEMBERS("takes nothing from members while somebody shakes hands");

  private final String does;

  TlsFault(String does) {
    this.does = does;
  }

  @Override
  public String sentence() {
    return "inside TLS: " + does;
  }

  @Override
  public Protocol protocol() {
    return Protocol.TLS;
  }

  @Override
  public Subject subject() {
    return TlsModelServer.subject(word(), () -> new Wrong(this), SETTINGS);
  }

  /** Rules with one of these faults. */
  private static final class Wrong extends TlsRules {
    private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};

    /** Behind this, names of constants are those of mistakes with records, if they are such. */
    private static final String PREFIX = "TLS_";

    /** A hello of a server that speaks 1.1: head, version, what is random, a suite. */
    private static final String AGREED =
        "160302002a" + "020000260302" + "5a".repeat(32) + "00c01300";

    private final TlsFault fault;

    Wrong(TlsFault fault) {
      this.fault = fault;
    }

    @Override
    protected RecordRules records() {
      return RecordMistake.named(fault.name().substring(PREFIX.length())).rules();
    }

    @Override
    protected Plain plain() {
      return switch (fault) {
        case TLS_PLAIN_AS_WELL -> Plain.SERVED;
        case TLS_HEARS_PLAIN -> Plain.HEARD;
        case TLS_LEAVES_PLAIN_OPEN -> Plain.LEFT;
        default -> super.plain();
      };
    }

    @Override
    protected byte[] alert() {
      return switch (fault) {
        case TLS_CLOSES_PLAIN_WITHOUT_ALERT -> new byte[0];
        case TLS_CLOSES_PLAIN_WITH_ANOTHER_ALERT -> HANDSHAKE_FAILURE.clone();
        default -> super.alert();
      };
    }

    @Override
    protected byte @Nullable [] answerToOld() {
      return fault == TLS_TAKES_1_1 ? HexFormat.of().parseHex(AGREED) : null;
    }

    @Override
    protected int handshakeMillis(Settings settings) {
      return fault == TLS_HANDSHAKE_WITHOUT_DEADLINE ? 0 : super.handshakeMillis(settings);
    }

    @Override
    protected int mostHandshakes(Settings settings) {
      int most = super.mostHandshakes(settings);
      return switch (fault) {
        case TLS_ANY_NUMBER_OF_HANDSHAKES -> Integer.MAX_VALUE;
        case TLS_ONE_HANDSHAKE_MORE -> most + 1;
        case TLS_ONE_HANDSHAKE_LESS -> most - 1;
        default -> most;
      };
    }

    @Override
    protected boolean forgetsBroken() {
      return fault != TLS_BROKEN_HANDSHAKES_KEEP_THEIR_PLACES;
    }

    @Override
    protected boolean holdsUpMembers() {
      return fault == TLS_HANDSHAKES_HOLD_UP_MEMBERS;
    }
  }
}
