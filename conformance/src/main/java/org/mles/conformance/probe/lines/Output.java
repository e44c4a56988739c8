package org.mles.conformance.probe.lines;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;

/**
 * The standard output of a client under test, cut into lines. It takes whatever comes, so that the
 * client never waits for the suite, and keeps no more than a case can ask for.
 *
 * <p>Thread: any; guarded by this.
 */
public final class Output {
  private static final byte[] LINE_END = {'\n'};
  private static final int MOST_LINES = 20_000;
  private static final int MOST_OCTETS = 80 << 20;

  private final Queue<Printed> queue = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean flooded;
  private long waiting;
  private long movedAtNanos = System.nanoTime();
  private Printed.@Nullable End end;

  /** Takes the next octets. */
  public synchronized void put(byte[] octets, int count) {
    if (flooded || end != null) {
      return;
    }
    movedAtNanos = System.nanoTime();
    int from = 0;
    for (int i = 0; i < count && !flooded; i++) {
      if (octets[i] == '\n') {
        line.write(octets, from, i - from);
        waiting += line.size();
        queue.add(new Printed.Line(line.toByteArray()));
        line.reset();
        from = i + 1;
        flooded = queue.size() > MOST_LINES || waiting > MOST_OCTETS;
      }
    }
    if (!flooded && count > from) {
      line.write(octets, from, count - from);
      flooded = waiting + line.size() > MOST_OCTETS;
    }
    if (flooded) {
      queue.clear();
      line.reset();
      queue.add(
          new Printed.Flood("more than " + MOST_LINES + " lines or " + MOST_OCTETS + " octets"));
    }
    notifyAll();
  }

  /** Takes one whole line, given without its end. */
  public synchronized void print(byte[] octets) {
    put(octets, octets.length);
    put(LINE_END, LINE_END.length);
  }

  /** Says that nothing more comes; only the first end counts. */
  public synchronized void ended(String how) {
    if (end == null) {
      end = new Printed.End(how);
      notifyAll();
    }
  }

  /**
   * Takes the oldest thing printed; every octet that is printed renews the patience.
   *
   * @return null if nothing came in time; after an end, that again
   */
  public synchronized @Nullable Printed take(Patience patience) {
    while (queue.isEmpty() && end == null) {
      patience.moved(movedAtNanos);
      long left = patience.leftNanos();
      if (left <= 0) {
        return null;
      }
      await(left);
    }
    Printed oldest = queue.isEmpty() ? end : queue.remove();
    waiting -= oldest instanceof Printed.Line taken ? taken.octets().length : 0;
    return oldest;
  }

  /** Waits for the end, and takes nothing. */
  public synchronized void awaitEnd(Patience patience) {
    while (end == null && patience.leftNanos() > 0) {
      await(patience.leftNanos());
    }
  }

  /** Returns how the output ended, or null if it has not. */
  public synchronized @Nullable String howItEnded() {
    return end == null ? null : end.how();
  }

  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private void await(long nanos) {
    try {
      wait(1 + nanos / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a client was awaited", e);
    }
  }
}
