package org.mles.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.mirror.Owners;

/**
 * The loops of one server, a thread for each. If one cannot go on, all end at once: a server that
 * serves some of its channels looks alive and is not. Thread: any.
 */
final class Loops {
  private final ServerEvents events;
  private final List<ServerLoop> loops = new ArrayList<>();
  private final List<LoopThread> threads = new ArrayList<>();

  /** Written once, by the loop that fails first. */
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Loops(ServerEvents events) {
    this.events = events;
  }

  /**
   * Makes the loops of a server; {@link #start} or {@link #abort} must follow.
   *
   * @throws IOException if the system has no descriptor left; nothing stays open then
   */
  static Loops of(Shared shared) throws IOException {
    Loops made = new Loops(shared.events());
    try {
      made.fill(shared, shared.config().spread().loops());
    } catch (IOException | RuntimeException | Error e) {
      made.abort();
      throw e;
    }
    return made;
  }

  private void fill(Shared shared, int count) throws IOException {
    Owners chosen = new Owners(count);
    Function<String, ServerLoop> owners = channel -> loops.get(chosen.of(channel));
    for (int i = 0; i < count; i++) {
      ServerLoop loop = new ServerLoop(shared, owners);
      loops.add(loop);
      Runnable left = i == 0 ? this::stopOthers : () -> {};
      threads.add(new LoopThread("mles-loop-" + i, loop, this::failed, left));
    }
    if (count > 1) {
      loops.forEach(ServerLoop::host);
      loops.forEach(loop -> loop.among(loops));
    }
  }

  /** Returns the loop that accepts connections. */
  ServerLoop first() {
    return loops.get(0);
  }

  /** Starts the threads. If the system has none left the caller must {@link #abort}. */
  void start() {
    threads.forEach(LoopThread::start);
  }

  /** Turns each loop once in the caller's thread; for loops that are not started. */
  void turn(long maxWaitNanos) {
    for (ServerLoop loop : loops) {
      loop.loop().poll(maxWaitNanos);
    }
  }

  private void failed(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      abort();
      events.failed(cause);
    }
  }

  /** Ends all loops at once, started or not; does not wait. */
  void abort() {
    for (LoopThread thread : threads) {
      thread.abort();
    }
  }

  /** Asks all loops to end when their queued output is out. */
  void stop() {
    // It has those who have not joined: nobody may be told of the end before they are.
    threads.get(0).stop();
    if (threads.get(0).isCaller()) {
      // An observer asks, and waits for the others.
      stopOthers();
    }
  }

  private void stopOthers() {
    threads.forEach(LoopThread::stop);
  }

  /**
   * Waits until all have ended, but for the one that asks.
   *
   * @return what a loop could not go on from; null if they were stopped
   */
  @Nullable Throwable join() throws InterruptedException {
    for (LoopThread thread : threads) {
      thread.join();
    }
    return failure.get();
  }
}
