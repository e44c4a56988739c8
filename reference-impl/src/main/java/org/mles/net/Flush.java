package org.mles.net;

/**
 * When what a turn brought goes out: at its end, and before that if it is much. Thread: loop.
 *
 * <p>What thousands of connections bring in one turn must not pile up until its end.
 */
final class Flush {
  private static final int MOST_OCTETS = 8 << 20;

  private final Runnable work;
  private int octets;
  private boolean goesOn;

  Flush(Runnable work) {
    this.work = work;
  }

  /** Counts octets that were read since the last one. */
  void owes(int read) {
    octets += read;
  }

  /** Says that the work has left something, so that the next turn must not wait. */
  void goOn() {
    goesOn = true;
  }

  boolean goesOn() {
    return goesOn;
  }

  void run() {
    octets = 0;
    goesOn = false;
    work.run();
  }

  void runIfTooMuch() {
    if (octets > MOST_OCTETS) {
      run();
    }
  }
}
