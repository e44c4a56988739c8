package org.mles.benchmarks.driver;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first loss of a connection that nobody closed on purpose. Thread: any. */
public final class Loss {
  private final AtomicReference<@Nullable String> first = new AtomicReference<>();
  private volatile boolean closing; // set by the caller before it closes, read by receivers

  /** Keeps {@code words} if they are the first and the end was not {@link #expect expected}. */
  public void note(String words) {
    if (!closing) {
      first.compareAndSet(null, words);
    }
  }

  /** From now on connections end because their client closes them. */
  public void expect() {
    closing = true;
  }

  /** Returns what was lost first, null if nothing was. */
  public @Nullable String words() {
    return first.get();
  }
}
