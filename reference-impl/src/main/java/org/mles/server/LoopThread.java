package org.mles.server;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import org.mles.net.EventLoop;

/** The thread of one loop. Thread: any. */
final class LoopThread {
  private static final System.Logger LOG = System.getLogger("org.mles.server");

  private final ServerLoop server;
  private final Thread thread;

  /** Written by whoever stops the loop, read by the loop in each turn. */
  private volatile boolean stopping;

  private LoopThread(String name, ServerLoop server) {
    this.server = server;
    thread = new Thread(this::run, name);
  }

  /** Starts a thread that turns {@code server} until it is stopped. */
  static LoopThread start(String name, ServerLoop server) {
    LoopThread started = new LoopThread(name, server);
    started.thread.start();
    return started;
  }

  private void run() {
    try (EventLoop loop = server.loop()) {
      while (!stopping) {
        loop.poll(Long.MAX_VALUE);
      }
      server.leaveAll();
      drain(loop);
    } catch (IOException | RuntimeException e) {
      LOG.log(ERROR, "the loop has failed and ends", e);
    }
  }

  /** Turns on until all queued output is out, for a bounded time. */
  private void drain(EventLoop loop) {
    long deadlineNanos = server.shared().config().drainDeadline().toNanos();
    long startNanos = server.shared().clock().nanoTime();
    long leftNanos = deadlineNanos;
    // What was queued goes out at once; only what does not fit waits for its reader.
    loop.poll(0);
    while (leftNanos > 0 && !server.members().isEmpty()) {
      loop.poll(leftNanos);
      leftNanos = deadlineNanos - (server.shared().clock().nanoTime() - startNanos);
    }
  }

  /** Asks the loop to end. */
  void stop() {
    stopping = true;
    server.loop().wakeup();
  }

  /** Waits for the end, unless the loop itself asks: it ends when its turn does. */
  void join() throws InterruptedException {
    if (Thread.currentThread() != thread) {
      thread.join();
    }
  }
}
