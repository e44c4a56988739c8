package org.mles.conformance.tls;

/** Follows the heads of records, whatever is in them. Thread: any; one that takes octets. */
final class RecordHeads {
  private static final int HEAD_OCTETS = 5;
  private static final int ALERT = 0x15;
  private static final int DATA = 0x17;

  /** Level and reason. */
  private static final int PLAIN_ALERT_OCTETS = 2;

  /** The same in version 1.3, the type behind it, and what every suite of that adds. */
  private static final int HIDDEN_ALERT_OCTETS = PLAIN_ALERT_OCTETS + 1 + 16;

  private final int[] head = new int[HEAD_OCTETS];
  private int headOctets;
  private int left;

  /** Guarded by this, as all else. */
  private int type = -1;

  private int length;

  /** Takes the next octets; none if {@code count} is less than 1. */
  synchronized void take(byte[] octets, int from, int count) {
    int at = from;
    int end = from + count;
    while (at < end) {
      if (left > 0) {
        int skipped = Math.min(left, end - at);
        left -= skipped;
        at += skipped;
      } else {
        head[headOctets++] = octets[at++] & 0xFF;
        if (headOctets == HEAD_OCTETS) {
          headOctets = 0;
          type = head[0];
          length = (head[3] << 8) | head[4];
          left = length;
        }
      }
    }
  }

  /** Says whether the newest record is an alert that anybody can read. */
  synchronized boolean endInPlainAlert() {
    return isWhole() && type == ALERT && length == PLAIN_ALERT_OCTETS;
  }

  /** Says whether the newest record is an alert, or as long as one that looks like data. */
  synchronized boolean endInAlert() {
    return isWhole() && (type == ALERT || (type == DATA && length == HIDDEN_ALERT_OCTETS));
  }

  private boolean isWhole() {
    return left == 0 && headOctets == 0;
  }
}
