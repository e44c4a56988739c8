package org.mles.conformance.selftest.model.tls;

import java.util.List;
import org.mles.conformance.tls.TlsTransport;

/**
 * What either side of TLS does with versions, records and ends, one method per decision, all of
 * them right. A fault overrides one. Thread: the connection's.
 */
public class RecordRules {
  private static final int FIRST_TYPE = 0x14;
  private static final int LAST_TYPE = 0x18;
  private static final int MAJOR = 3;
  private static final int MOST_OCTETS = 18_432;
  private static final int MOST_BARREN = 32;

  // Handshakes.

  /** Returns the versions that are spoken. */
  protected List<String> versions() {
    return List.of(TlsTransport.NEWER, TlsTransport.OLDER);
  }

  /** Says whether who refuses a handshake says why. */
  protected boolean saysWhy() {
    return true;
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
