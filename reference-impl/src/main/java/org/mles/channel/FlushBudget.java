package org.mles.channel;

/**
 * How much one flush may send before others are heard again: so many sends, so many octets. The
 * last send may go beyond. Thread: loop.
 */
public final class FlushBudget {
  private final int sends;
  private final long octets;
  private int sendsLeft;
  private long octetsLeft;

  /** Makes a budget that is unspent. */
  public FlushBudget(int sends, long octets) {
    this.sends = sends;
    this.octets = octets;
    renew();
  }

  /** Makes it unspent, for the next flush. */
  public void renew() {
    sendsLeft = sends;
    octetsLeft = octets;
  }

  boolean isSpent() {
    return sendsLeft <= 0 || octetsLeft <= 0;
  }

  /** Counts a send; one of nothing costs nothing. */
  void spend(long octetsSent) {
    if (octetsSent > 0) {
      sendsLeft--;
      octetsLeft -= octetsSent;
    }
  }
}
