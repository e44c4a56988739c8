package org.mles.conformance.selftest.model.tls;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;

/**
 * What a front of TLS does before a server, one method per decision, all of them right. A fault
 * overrides one. Thread: the connection's.
 */
public class TlsRules {
  /** The octet with which a connection of TLS begins. */
  protected static final int HANDSHAKE = 0x16;

  private static final byte[] UNEXPECTED_MESSAGE = {0x15, 3, 3, 0, 2, 2, 10};

  /** Returns what it does with records, for one connection. */
  protected RecordRules records() {
    return new RecordRules();
  }

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

  /** Returns an answer to who offers no version that is spoken, or null for a refusal. */
  protected byte @Nullable [] answerToOld() {
    return null;
  }

  /** Returns how long a handshake may take, in milliseconds; 0 for any time. */
  protected int handshakeMillis(Settings settings) {
    return Math.toIntExact(settings.inForce(Limit.FIRST_FRAME_MILLIS));
  }

  /** Returns how many handshakes may be under way at a time. */
  protected int mostHandshakes(Settings settings) {
    return Math.toIntExact(settings.inForce(Limit.HANDSHAKES));
  }

  /** Says whether a handshake that came to nothing makes room for another. */
  protected boolean forgetsBroken() {
    return true;
  }

  /** Says whether members wait while somebody shakes hands. */
  protected boolean holdsUpMembers() {
    return false;
  }
}
