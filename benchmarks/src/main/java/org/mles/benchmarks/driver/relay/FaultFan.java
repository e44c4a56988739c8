package org.mles.benchmarks.driver.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;

/** A relay with one known fault, which the report must show. Thread: the relay's loop. */
final class FaultFan implements RelayFan {
  /** Index of the measured message at which the fault happens. */
  static final long VICTIM_MESSAGE = 20;

  /** Number of the connection: the publisher connects first. */
  private static final int VICTIM_PEER = FaultDriver.VICTIM_SUBSCRIBER + 1;

  private final String fault;
  private final RelayFrames frames;
  private final int payloadOctets;

  FaultFan(String fault, RelayFrames frames, int payloadOctets) {
    this.fault = fault;
    this.frames = frames;
    this.payloadOctets = payloadOctets;
  }

  @Override
  public void relay(ByteBuffer octets, List<RelayPeer> others, Supplier<List<RelayPeer>> strangers)
      throws IOException {
    while (octets.hasRemaining()) {
      ByteBuffer frame = frames.next(octets);
      long word = frame.getLong(frame.limit() - payloadOctets);
      boolean victim = word == ProbePayload.word(Stage.MEASURED, VICTIM_MESSAGE);
      if (victim && fault.equals(FaultDriver.STALL)) {
        LockSupport.parkNanos(FaultDriver.STALL_NANOS);
      }
      if (victim && fault.equals(FaultDriver.DIE)) {
        Runtime.getRuntime().halt(1);
      }
      if (victim && fault.equals(FaultDriver.STRAY)) {
        strangers.get().stream()
            .filter(RelayPeer::isNoPublisher)
            .findFirst()
            .ifPresent(stranger -> stranger.send(frame.duplicate()));
      }
      for (RelayPeer other : others) {
        if (other.index() != VICTIM_PEER) {
          other.send(frame.duplicate());
        }
      }
      for (RelayPeer other : others) {
        if (other.index() == VICTIM_PEER) {
          sendToVictim(other, frame, word, victim);
        }
      }
    }
  }

  private void sendToVictim(RelayPeer peer, ByteBuffer frame, long word, boolean victim)
      throws IOException {
    if (fault.equals(FaultDriver.DELAY) && ProbePayload.stage(word) == Stage.MEASURED) {
      LockSupport.parkNanos(FaultDriver.DELAY_NANOS);
    }
    if (victim && fault.equals(FaultDriver.DROP)) {
      return;
    }
    peer.send(frame.duplicate());
    if (victim && fault.equals(FaultDriver.DUPLICATE)) {
      peer.send(frame.duplicate());
    }
  }
}
