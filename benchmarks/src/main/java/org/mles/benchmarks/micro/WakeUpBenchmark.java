package org.mles.benchmarks.micro;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.mles.net.EventLoop;
import org.mles.net.Mail;
import org.mles.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A message to a loop that sleeps in its selector, as the owner of a channel sends it to a mirror:
 * what that costs the sender, and how long it is until it is heard. Between two of them the loop is
 * given time to fall asleep.
 */
public class WakeUpBenchmark extends MicroBenchmark {
  /** In so long a loop that has nothing to do is asleep, on a machine that lets it run. */
  private static final long FALL_ASLEEP_NANOS = 100_000;

  @SuppressWarnings("NullAway.Init") // JMH starts first
  private EventLoop loop;

  @SuppressWarnings("NullAway.Init")
  private Mail mail;

  @SuppressWarnings("NullAway.Init")
  private Thread thread;

  /** Set by who measures, read by the loop in each turn. */
  private volatile boolean over;

  /** Set by the loop when it has heard, read by who measures. */
  private volatile boolean heard = true;

  private final Runnable message = this::hear;

  /** Starts the loop. */
  @Setup
  public void start() throws IOException {
    loop =
        new EventLoop(
            Clock.SYSTEM,
            () -> {},
            bug -> {
              throw new IllegalStateException("in the loop", bug);
            });
    mail = new Mail(loop);
    thread = new Thread(this::turn, "loop");
    thread.setDaemon(true);
    thread.start();
  }

  private void turn() {
    while (!over) {
      loop.poll(Long.MAX_VALUE);
    }
  }

  private void hear() {
    heard = true;
  }

  /** Lets the loop hear what was said, and fall asleep. */
  @Setup(Level.Invocation)
  public void letItSleep() {
    awaitHeard();
    LockSupport.parkNanos(FALL_ASLEEP_NANOS);
    heard = false;
  }

  private void awaitHeard() {
    while (!heard) {
      Thread.onSpinWait();
    }
  }

  /** Ends the loop. */
  @TearDown
  public void stop() throws IOException, InterruptedException {
    awaitHeard();
    over = true;
    loop.wakeup();
    thread.join();
    loop.close();
  }

  /** Wakes it, and waits for nothing: what the sender pays. */
  @Benchmark
  public void tell() {
    mail.post(message);
  }

  /** Wakes it, and waits until it has heard. */
  @Benchmark
  public void tellAndBeHeard() {
    mail.post(message);
    awaitHeard();
  }
}
