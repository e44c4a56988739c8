package org.mles.frame.v2;

import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/**
 * What a first message says under {@code auth}; its text hides that. Thread: any. Source:
 * V2-AUTH-03, V2-AUTH-05, V2-AUTH-06.
 *
 * @param isGiven whether there is one; null counts as none
 * @param token its value, if no rule is broken
 * @param broken what is wrong with its form; null if nothing is
 */
public record Auth(boolean isGiven, long token, @Nullable WireRule broken) {
  static final Auth NONE = new Auth(false, 0, null);
  static final Auth NO_NUMBER = new Auth(true, 0, WireRule.V2_AUTH_NO_NUMBER);
  static final Auth TWICE = new Auth(true, 0, WireRule.V2_AUTH_TWICE);

  private static final int DIGIT_BITS = 4;

  /** Reads hexadecimal digits, of which leading zeros do not count. */
  static Auth of(String digits) {
    long token = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i));
      if (digit < 0 || token >>> (Long.SIZE - DIGIT_BITS) != 0) {
        return NO_NUMBER;
      }
      token = (token << DIGIT_BITS) | digit;
    }
    return digits.isEmpty() ? NO_NUMBER : new Auth(true, token, null);
  }

  /** Returns the value of an ASCII digit; the library's own takes those of all scripts. */
  private static int digit(char c) {
    return c > 'f' ? -1 : Character.digit(c, 1 << DIGIT_BITS);
  }

  /** Tells only whether there is one. */
  @Override
  public String toString() {
    return isGiven ? "hidden" : "none";
  }
}
