package org.mles.conformance.selftest.model.v2;

/**
 * Finds the first octet that cannot belong to UTF-8, in octets that may be cut anywhere. Thread:
 * one. Source: RFC 3629, section 4.
 */
public final class Utf8Check {
  private static final int[] ANY_TAIL = {0x80, 0xBF};

  private int missing;
  private int[] next = ANY_TAIL;
  private boolean broken;

  /** Takes more octets; what comes behind a wrong one makes no difference. */
  public void feed(byte[] octets) {
    for (byte octet : octets) {
      broken |= missing == 0 ? !begins(octet & 0xFF) : !goesOn(octet & 0xFF);
    }
  }

  /** Says whether a wrong octet has come. */
  public boolean isBroken() {
    return broken;
  }

  /** Says whether all that came is UTF-8 and ends with a whole character. */
  public boolean isWhole() {
    return !broken && missing == 0;
  }

  private boolean begins(int octet) {
    missing = octet < 0x80 ? 0 : octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    next =
        switch (octet) {
          case 0xE0 -> new int[] {0xA0, 0xBF};
          case 0xED -> new int[] {0x80, 0x9F};
          case 0xF0 -> new int[] {0x90, 0xBF};
          case 0xF4 -> new int[] {0x80, 0x8F};
          default -> ANY_TAIL;
        };
    return octet < 0x80 || (octet >= 0xC2 && octet <= 0xF4);
  }

  private boolean goesOn(int octet) {
    boolean right = octet >= next[0] && octet <= next[1];
    missing--;
    next = ANY_TAIL;
    return right;
  }
}
