package org.mles.benchmarks.driver;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/** What subscribers got: each the next measured message, whole. Thread: any. */
final class Inbox implements LoadPlan.Sink {
  private final int payloadOctets;
  private final AtomicIntegerArray ready;
  private final AtomicIntegerArray next;
  private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

  Inbox(int subscribers, int payloadOctets) {
    this.payloadOctets = payloadOctets;
    ready = new AtomicIntegerArray(subscribers);
    next = new AtomicIntegerArray(subscribers);
  }

  @Override
  public void delivered(int subscriber, long word, int octets) {
    ready.set(subscriber, 1);
    if (octets != payloadOctets) {
      complain(subscriber + " got " + octets + " octets");
    }
    if (ProbePayload.stage(word) == Stage.MEASURED) {
      int expected = next.getAndIncrement(subscriber);
      if (ProbePayload.index(word) != expected) {
        complain(subscriber + " got " + ProbePayload.index(word) + " instead of " + expected);
      }
    }
  }

  private void complain(String what) {
    complaint.compareAndSet(null, "subscriber " + what);
  }

  /** Returns the first thing that was wrong, null if nothing was. */
  @Nullable String complaint() {
    return complaint.get();
  }

  boolean allReady() {
    return all(ready, 1);
  }

  boolean allHave(int messages) {
    return all(next, messages);
  }

  private static boolean all(AtomicIntegerArray counts, int least) {
    for (int i = 0; i < counts.length(); i++) {
      if (counts.get(i) < least) {
        return false;
      }
    }
    return true;
  }
}
