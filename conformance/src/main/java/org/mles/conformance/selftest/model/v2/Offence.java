package org.mles.conformance.selftest.model.v2;

/** A session broke a rule and is to end with a Close. Thread: any. */
public final class Offence extends Exception {
  /** Code for what breaks the rules of WebSocket. */
  public static final int PROTOCOL_ERROR = 1002;

  /** Code for a text that is not UTF-8. */
  public static final int NOT_UTF8 = 1007;

  /** Code for what breaks the rules of version 2. */
  public static final int REFUSED = 1008;

  /** Code for what is too long. */
  public static final int TOO_LONG = 1009;

  private static final long serialVersionUID = 1;

  private final int code;

  /**
   * Notes what was broken.
   *
   * @param code of the Close
   * @param reason of the Close, which begins with the clause
   */
  public Offence(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  /** Returns the code of the Close. */
  public int code() {
    return code;
  }

  /** Returns the reason of the Close. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Says whether the next octet is known to begin a frame. */
  boolean isBetweenFrames() {
    return code == REFUSED;
  }
}
