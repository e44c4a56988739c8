package org.mles.net;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What loops tell a loop: messages of one sender keep their order, and the loop may look for them
 * before its turn for tasks has come. Thread: any, unless said otherwise.
 */
public final class Mail {
  private final EventLoop loop;
  private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();

  /** Messages that came since the last task began; whoever posts the first has it run. */
  private final AtomicInteger came = new AtomicInteger();

  /** Makes a box of a loop in which nothing is. */
  public Mail(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Has a message run on the loop, in its next turn at the latest. Once the loop has ended it runs
   * in the thread of whoever posts, one at a time: it may hold something that has to be let go.
   */
  public void post(Runnable message) {
    messages.add(message);
    if (came.getAndIncrement() == 0) {
      loop.execute(this::work);
    }
  }

  private void work() {
    int seen = came.get();
    do {
      open();
      seen = came.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Runs what has come. Thread: loop. */
  public void open() {
    for (Runnable message = messages.poll(); message != null; message = messages.poll()) {
      loop.attempt(message);
    }
  }
}
