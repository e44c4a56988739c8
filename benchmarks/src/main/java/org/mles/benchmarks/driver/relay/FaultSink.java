package org.mles.benchmarks.driver.relay;

import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/**
 * What a scanner with one known fault reports of one message of one subscriber; faithful if the
 * fault is a server's. Thread: the receivers.
 */
record FaultSink(String fault, LoadPlan.Sink sink) implements LoadPlan.Sink {
  private static final long VICTIM = ProbePayload.word(Stage.MEASURED, FaultFan.VICTIM_MESSAGE);

  @Override
  public void delivered(int subscriber, long word, int octets) {
    boolean victim = word == VICTIM && subscriber == FaultDriver.VICTIM_SUBSCRIBER;
    if (!victim || !fault.equals(FaultDriver.UNREAD)) {
      sink.delivered(subscriber, word, octets);
    }
    if (victim && fault.equals(FaultDriver.READ_TWICE)) {
      sink.delivered(subscriber, word, octets);
    }
    if (victim && fault.equals(FaultDriver.MISREAD)) {
      sink.delivered(subscriber, ~word, octets);
    }
  }
}
