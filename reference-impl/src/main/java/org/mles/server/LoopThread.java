package org.mles.server;

import java.util.function.Consumer;
import org.mles.net.EventLoop;

/** The thread of one loop. Thread: any. */
final class LoopThread {
  private final ServerLoop server;
  private final Consumer<Throwable> failed;
  private final Runnable left;
  private final Thread thread;

  /** Written by whoever stops the loop, read by the loop in each turn. */
  private volatile boolean stopping;

  /** As {@link #stopping}; then nothing that is queued goes out. */
  private volatile boolean aborting;

  /**
   * Makes a thread that turns {@code server} once it is started.
   *
   * @param failed told on this thread what the loop cannot go on from; then it ends
   * @param left run on this thread when the loop ends in order and all its clients were told
   */
  LoopThread(String name, ServerLoop server, Consumer<Throwable> failed, Runnable left) {
    this.server = server;
    this.failed = failed;
    this.left = left;
    thread = new Thread(this::run, name);
  }

  void start() {
    thread.start();
  }

  private void run() {
    EventLoop loop = server.loop();
    try {
      while (!stopping) {
        loop.poll(Long.MAX_VALUE);
      }
      if (!aborting) {
        server.leaveAll();
        left.run();
        drain(loop);
      }
    } catch (Throwable cause) {
      failed.accept(cause);
    }
    closeLoop();
  }

  /** Turns on until all queued output is out, for a bounded time. */
  private void drain(EventLoop loop) {
    long deadlineNanos = server.shared().config().limits().of(Limit.DRAIN_DEADLINE);
    long startNanos = server.shared().clock().nanoTime();
    long leftNanos = deadlineNanos;
    // What was queued goes out at once; only what does not fit waits for its reader.
    loop.poll(0);
    while (leftNanos > 0 && owes(loop) && !aborting) {
      loop.poll(leftNanos);
      leftNanos = deadlineNanos - (server.shared().clock().nanoTime() - startNanos);
    }
  }

  /** Tells whether somebody is here who has not been sent all. */
  private boolean owes(EventLoop loop) {
    return !server.isDeserted() || loop.farewells().arePending();
  }

  private void closeLoop() {
    try {
      server.loop().close();
    } catch (Throwable cause) {
      failed.accept(cause);
    }
  }

  /** Asks the loop to end when its queued output is out. */
  void stop() {
    stopping = true;
    server.loop().wakeup();
  }

  /** Asks the loop to end at once; one that was never started ends here. */
  void abort() {
    aborting = true;
    stop();
    if (thread.getState() == Thread.State.NEW) {
      closeLoop();
    }
  }

  /** Waits for the end, unless the loop itself asks: it ends when its turn does. */
  void join() throws InterruptedException {
    if (!isCaller()) {
      thread.join();
    }
  }

  /** Tells whether the loop itself asks. */
  boolean isCaller() {
    return Thread.currentThread() == thread;
  }
}
