package org.mles.conformance.lab;

/** Lines that subjects say beside their messages, such as those of a log. Thread: any. */
public final class SaidLine {
  private SaidLine() {}

  /**
   * Returns a line without what differs between any two connections, so that two subjects say the
   * same if they mean it: names and numbers.
   */
  public static String common(String line, String uid, String channel) {
    return line.replace(uid, "UID").replace(channel, "CHANNEL").replaceAll("[0-9]+", "N");
  }
}
