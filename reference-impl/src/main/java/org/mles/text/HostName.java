package org.mles.text;

import java.util.Locale;

/** Name or address of a machine, as somebody wrote it. Thread: any. */
public final class HostName {
  /** Longest name of the domain name system, in its written form. */
  private static final int MOST_CHARS = 253;

  private HostName() {}

  /**
   * Tells whether {@code text} can be a name or an address at all; nothing is looked up. What can
   * is printable, so that messages may say it as it is.
   */
  public static boolean canBe(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_CHARS
        && text.codePoints().allMatch(HostName::isPart);
  }

  /** Returns what names are compared by: lower case, without the dot of the root. */
  public static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Letters and digits of any script; dots; colons and a zone's per cent of IPv6 addresses. */
  private static boolean isPart(int point) {
    return (Character.isLetterOrDigit(point) && Eye.seesAlone(point))
        || "-._:%".indexOf(point) >= 0;
  }
}
