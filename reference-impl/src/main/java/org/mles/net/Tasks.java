package org.mles.net;

import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What a loop is to do for other threads, which wake it for that. Thread: any. */
final class Tasks {
  private final Selector selector;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  Tasks(Selector selector) {
    this.selector = selector;
  }

  void add(Runnable task) {
    waiting.add(task);
    wakeup();
  }

  /** Makes a waiting turn go on. */
  void wakeup() {
    // One wake-up is enough however many tasks come before the loop looks.
    if (awake.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Says that the loop looks: from now on it has to be woken again. Thread: loop. */
  void looking() {
    awake.set(false);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Gives out the tasks that are there now, not those that they add. */
  void takeTurn(Consumer<Runnable> runner) {
    for (int i = waiting.size(); i > 0; i--) {
      runner.accept(waiting.remove());
    }
  }

  /** Gives out all tasks, those that they add too; several threads may do so at once. */
  void takeAll(Consumer<Runnable> runner) {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      runner.accept(task);
    }
  }
}
