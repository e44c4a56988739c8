package org.mles.server;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import org.mles.net.EventLoop;

/** The thread of one loop. Thread: any. */
final class LoopThread {
  private static final System.Logger LOG = System.getLogger("org.mles.server");

  private final EventLoop loop;
  private final Thread thread;

  /** Written by whoever stops the loop, read by the loop in each turn. */
  private volatile boolean stopping;

  private LoopThread(String name, EventLoop loop) {
    this.loop = loop;
    thread = new Thread(this::run, name);
  }

  /** Starts a thread that turns {@code loop} until it is stopped. */
  static LoopThread start(String name, EventLoop loop) {
    LoopThread started = new LoopThread(name, loop);
    started.thread.start();
    return started;
  }

  private void run() {
    try (loop) {
      while (!stopping) {
        loop.poll(Long.MAX_VALUE);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(ERROR, "the loop has failed and ends", e);
    }
  }

  void stop() {
    stopping = true;
    loop.wakeup();
    boolean interrupted = false;
    while (thread.isAlive() && !interrupted) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        Thread.currentThread().interrupt();
      }
    }
  }

  void join() throws InterruptedException {
    thread.join();
  }
}
