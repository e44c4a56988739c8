package org.mles.benchmarks.load;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mles.benchmarks.driver.Unread;

/** Sockets whose octets come when a schedule says, by a clock that goes on with each look. */
final class ModelSockets implements Unread {
  private static final long LOOK_NANOS = 300;
  private static final long WAKING_NANOS = 30_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final long[] due;
  private final long[] wanted;
  private long now = 1_000;
  private int looks;

  ModelSockets(int connections) {
    due = new long[connections];
    wanted = new long[connections];
    Arrays.fill(due, NEVER);
    for (int i = 0; i < connections; i++) {
      wanted[i] = 50L + i;
    }
  }

  long[] wanted() {
    return wanted.clone();
  }

  long now() {
    return now;
  }

  void pause(long nanos) {
    now += nanos + WAKING_NANOS;
  }

  int looks() {
    return looks;
  }

  /** Has a message come everywhere within {@code spread}, in any order; returns when the last. */
  long schedule(SplittableRandom random, long spread) {
    for (int i = 0; i < due.length; i++) {
      due[i] = now + random.nextLong(spread + 1);
    }
    return Arrays.stream(due).max().orElseThrow();
  }

  /** Has it come one after the other, beginning with connection {@code first}. */
  long scheduleInOrder(int first, long each) {
    for (int i = 0; i < due.length; i++) {
      due[(first + i) % due.length] = now + (i + 1) * each;
    }
    return Arrays.stream(due).max().orElseThrow();
  }

  void withhold(int connection) {
    due[connection] = NEVER;
  }

  /** Returns how late a time may be that is told after looking at all once more. */
  long mostLate() {
    return mostLate(2L * due.length);
  }

  long mostLate(long looksAfterwards) {
    return 2 * WAKING_NANOS + (looksAfterwards + 2) * LOOK_NANOS;
  }

  @Override
  public int connections() {
    return due.length;
  }

  @Override
  public int waiting(int connection) {
    now += LOOK_NANOS;
    looks++;
    return due[connection] <= now ? (int) wanted[connection] : 0;
  }

  @Override
  public boolean await(int connection, long timeoutNanos) {
    if (due[connection] > now + timeoutNanos) {
      now += timeoutNanos;
      return false;
    }
    now = Math.max(now, due[connection]) + WAKING_NANOS;
    return true;
  }

  @Override
  public void read() {
    Arrays.fill(due, NEVER);
    now += 1_000_000;
  }

  @Override
  public int room(int connection) {
    return 1 << 16;
  }

  @Override
  public long octetsRead(int connection) {
    return 0;
  }
}
