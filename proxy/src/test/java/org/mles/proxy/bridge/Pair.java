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

  /** Carries channels between two sides; one that is silent for a second is lost. */
  Pair(Shore a, Shore b, String... channels) {
    BridgePlan plan =
        new BridgePlan(a, b, List.of(channels), false, MEMORY, 64L << 20, Duration.ofSeconds(1));
    bridge = Bridge.start(plan, lines::add);
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
