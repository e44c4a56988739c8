package org.mles.net;

/**
 * The farewells of one loop: how long each may take, and how many are being said. A loop that is to
 * end in order turns until there are none, for what an end inside TLS still owes is the last
 * message as often as not.
 *
 * <p>Thread: loop; {@link #within} before it turns.
 */
public final class Farewells {
  private long boundNanos = Farewell.USUAL_NANOS;
  private int pending;

  /** Gives each farewell from now on so many nanoseconds. */
  public void within(long nanos) {
    boundNanos = nanos;
  }

  /** Tells whether somebody is still being told what its form demands. */
  public boolean arePending() {
    return pending > 0;
  }

  long boundNanos() {
    return boundNanos;
  }

  void begins() {
    pending++;
  }

  void ends() {
    pending--;
  }
}
