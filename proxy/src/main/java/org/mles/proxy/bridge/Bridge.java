package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries channels between two sides until it is closed, or until it learns at its start that it
 * cannot.
 *
 * <p>Two threads for each channel and side: one sends and joins again, one of the client's hears;
 * and one that watches over all for silence. A side that is slow or away holds up nobody: what
 * waits for it is bounded, and what has to go is counted. Thread: any.
 */
public final class Bridge implements AutoCloseable {
  /** How long a close waits for all goodbyes together. */
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  /** How long it waits then for those that were cut. */
  private static final Duration CUT = Duration.ofSeconds(1);

  private final Tally tally = new Tally();
  private final List<Bank> banks = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<IOException> failure = new AtomicReference<>();

  private Bridge(BridgePlan plan, Consumer<String> lines) {
    Budget waiting = new Budget(plan.waitingOctets());
    Budget kept = new Budget(plan.waitingOctets());
    for (int i = 0; i < plan.channels().size(); i++) {
      crossings.add(new Crossing(plan.memory(), plan.text(), waiting, kept, tally));
    }
    for (Side side : Side.values()) {
      addEnds(side, plan, lines);
    }
  }

  private void addEnds(Side side, BridgePlan plan, Consumer<String> lines) {
    List<String> channels = plan.channels();
    String address = plan.shore(side).address();
    Bank bank = new Bank(side, address, channels.size(), lines, this::fail);
    banks.add(bank);
    for (int i = 0; i < channels.size(); i++) {
      ends.add(new End(side, plan, channels.get(i), crossings.get(i), bank));
    }
  }

  /**
   * Starts to join; returns at once.
   *
   * @param lines takes what a person should know, a line at a time, on any thread
   */
  public static Bridge start(BridgePlan plan, Consumer<String> lines) {
    Bridge bridge = new Bridge(plan, lines);
    bridge.ends.forEach(bridge::run);
    bridge.run(() -> bridge.watch(plan.silence().dividedBy(Vigil.PARTS)));
    return bridge;
  }

  private void run(Runnable body) {
    Thread thread = new Thread(body, "bridge");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void watch(Duration part) {
    try {
      while (!over.await(part.toNanos(), TimeUnit.NANOSECONDS)) {
        ends.forEach(End::tick);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the end, up to {@code patience}.
   *
   * @return whether it has come
   * @throws UnreachedException if a side was not reached at the start
   * @throws IOException if a side refused a channel that it has never served
   */
  public boolean awaitEnd(Duration patience) throws IOException, InterruptedException {
    boolean ended = over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    IOException cause = failure.get();
    if (cause != null) {
      throw cause;
    }
    return ended;
  }

  /** Returns the state of both sides and the counters, as they are now. */
  public Status status() {
    int waiting = 0;
    for (Crossing crossing : crossings) {
      for (Side side : Side.values()) {
        waiting += crossing.towards(side).size();
      }
    }
    return new Status(banks.stream().map(Bank::text).toList(), tally.values(), waiting);
  }

  private void fail(@Nullable IOException cause) {
    failure.compareAndSet(null, cause);
    over.countDown();
  }

  /** Leaves all channels; what was sent is given a moment to arrive. Idempotent. */
  @Override
  public void close() {
    over.countDown();
    ends.forEach(End::close);
    try {
      join(GOODBYE);
      ends.forEach(End::cut);
      join(CUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void join(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
    }
  }
}
