package org.mles.conformance.selftest.model.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.tls.TlsTransport;

/**
 * What a front of TLS does, one method per decision, all of them right. A fault overrides one.
 * Thread: the connection's.
 */
public class TlsRules {
  /** The octet with which a connection of TLS begins. */
  protected static final int HANDSHAKE = 0x16;

  private static final int FIRST_TYPE = 0x14;
  private static final int LAST_TYPE = 0x18;
  private static final int MAJOR = 3;
  private static final int MOST_OCTETS = 18_432;
  private static final int MOST_BARREN = 32;
  private static final byte[] UNEXPECTED_MESSAGE = {0x15, 3, 3, 0, 2, 2, 10};

  // Who comes without TLS.

  /** What becomes of a connection that does not begin as TLS does. */
  public enum Plain {
    /** It is told and closed. */
    REFUSED,
    /** It is told and closed, and what it said is passed on. */
    HEARD,
    /** It is left to itself. */
    LEFT,
    /** It is served. */
    SERVED
  }

  /** Returns what becomes of who begins with another octet. */
  protected Plain plain() {
    return Plain.REFUSED;
  }

  /** Returns what such a one is told. */
  protected byte[] alert() {
    return UNEXPECTED_MESSAGE.clone();
  }

  // Handshakes.

  /** Returns the versions that are spoken. */
  protected List<String> versions() {
    return List.of(TlsTransport.NEWER, TlsTransport.OLDER);
  }

  /** Returns an answer to who offers no version that is spoken, or null for a refusal. */
  protected byte @Nullable [] answerToOld() {
    return null;
  }

  /** Says whether who is refused a handshake is told why. */
  protected boolean saysWhy() {
    return true;
  }

  /** Returns how long a handshake may take, in milliseconds; 0 for any time. */
  protected int handshakeMillis(Settings settings) {
    return Math.toIntExact(settings.inForce(Limit.FIRST_FRAME_MILLIS));
  }

  /** Says whether members wait while somebody shakes hands. */
  protected boolean holdsUpMembers() {
    return false;
  }

  /** Says whether there may be another handshake later. */
  protected boolean renegotiates() {
    return false;
  }

  /** Says whether there may be new keys later. */
  protected boolean takesNewKeys() {
    return true;
  }

  // Records.

  /** What becomes of a record by its head. */
  public enum Fate {
    /** It is opened. */
    OPENED,
    /** It ends the connection. */
    ENDS,
    /** It is passed over. */
    SKIPPED,
    /** It is opened with the major version that it has to have. */
    MENDED
  }

  /** Returns what becomes of a record, by its head. */
  protected Fate fate(int type, int major, int octets) {
    boolean known = type >= FIRST_TYPE && type <= LAST_TYPE;
    return known && major == MAJOR && octets <= MOST_OCTETS ? Fate.OPENED : Fate.ENDS;
  }

  /** Says whether a record that has come in pieces is one. */
  protected boolean takesPieces() {
    return true;
  }

  /** Says whether so many records in a row that bring nothing are too many. */
  protected boolean areTooMany(int barren) {
    return barren > MOST_BARREN;
  }

  /**
   * Returns what is passed on of a record.
   *
   * @param octets what was inside
   * @param first whether nothing was passed on before
   * @param placeInRead how many records came in front of it in the same read
   */
  protected byte[] passedOn(byte[] octets, boolean first, int placeInRead) {
    return octets;
  }

  // Ends.

  /** Says whether close_notify goes out before the end of TCP. */
  protected boolean saysEnd() {
    return true;
  }

  /** Says whether close_notify is heard. */
  protected boolean hearsEnd() {
    return true;
  }

  /** Says whether what came last is dropped when TCP ends right behind it. */
  protected boolean forgetsLast() {
    return false;
  }

  /** Says whether the end of TCP, without another word, is the end. */
  protected boolean endsWithTcp() {
    return true;
  }
}
