package org.mles.net;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connections that end with this turn, first doomed first.
 *
 * <p>A chain through the connections themselves: dooming one needs no memory, which may be what has
 * run out. Thread: loop.
 */
final class Doomed {
  private @Nullable Connection first;
  private @Nullable Connection last;

  /** Adds a connection, once in its life. */
  void add(Connection connection) {
    if (last == null) {
      first = connection;
    } else {
      last.nextDoomed = connection;
    }
    last = connection;
  }

  /** Buries all, and those that are doomed meanwhile. */
  void bury(Consumer<Throwable> bugs) {
    for (Connection next = poll(); next != null; next = poll()) {
      try {
        next.bury();
      } catch (Throwable bug) {
        bugs.accept(bug);
      }
    }
  }

  /** Takes the first; null if there is none. */
  private @Nullable Connection poll() {
    Connection taken = first;
    if (taken != null) {
      first = taken.nextDoomed;
      last = first == null ? null : last;
    }
    return taken;
  }
}
