package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A bridge inside the test, with all that it says. */
final class Pair implements AutoCloseable {
  private static final int MEMORY = 400;
  private static final long PATIENCE_SECONDS = 30;

  final Bridge bridge;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Pair(int memory, Duration silence, Shore a, Shore b, String... channels) {
    BridgePlan plan = new BridgePlan(a, b, List.of(channels), false, memory, 64L << 20, silence);
    bridge = Bridge.start(plan, lines::add);
  }

  /** Carries channels between two sides, of which fifty messages may wait. */
  static Pair of(Shore a, Shore b, String... channels) {
    return new Pair(MEMORY, Duration.ofDays(1), a, b, channels);
  }

  /** As above, with a memory of so many payloads, an eighth of which may wait. */
  static Pair remembering(int memory, Shore a, Shore b, String... channels) {
    return new Pair(memory, Duration.ofDays(1), a, b, channels);
  }

  /** As above; a side that is silent for a second is lost. */
  static Pair impatient(Shore a, Shore b, String... channels) {
    return new Pair(MEMORY, Duration.ofSeconds(1), a, b, channels);
  }

  /** Waits for a line and returns it. */
  String await(Predicate<String> fits) throws InterruptedException {
    List<String> before = new ArrayList<>();
    for (String line = next(); line != null; line = next()) {
      if (fits.test(line)) {
        return line;
      }
      before.add(line);
    }
    throw new AssertionError("said only " + before);
  }

  private String next() throws InterruptedException {
    return lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns why it ended. */
  IOException failure() throws InterruptedException {
    try {
      throw new AssertionError("ended: " + bridge.awaitEnd(Duration.ofSeconds(PATIENCE_SECONDS)));
    } catch (IOException e) {
      return e;
    }
  }

  long count(Count count) {
    return bridge.status().counts().getOrDefault(count, 0L);
  }

  @Override
  public void close() {
    bridge.close();
  }
}
