package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.frame.v1.V1Header;

/**
 * Finds the publisher's messages in one subscriber's stream of v1 frames. Keeps at most the known
 * part of one frame, whatever a message's length; other members' frames are skipped.
 *
 * <p>Thread: the subscriber's receiver.
 */
final class FrameScan {
  private static final int WORD = Integer.BYTES;

  private final int subscriber;
  private final ProbeFrame frame;
  private final int payloadOctets;
  private final LoadPlan.Sink sink;
  private final ByteBuffer start;
  private int left;
  private boolean ours;
  private long word;

  FrameScan(int subscriber, ProbeFrame frame, LoadPlan plan) {
    this.subscriber = subscriber;
    this.frame = frame;
    this.payloadOctets = plan.payloadOctets();
    this.sink = plan.sink();
    this.start = ByteBuffer.allocate(frame.knownAfter());
  }

  /** Takes everything between position and limit. */
  void accept(ByteBuffer in) throws IOException {
    while (in.hasRemaining()) {
      if (left > 0) {
        skip(in);
      } else if (start.position() == 0 && in.remaining() >= frame.knownAfter()) {
        begin(in, in.position());
      } else {
        collect(in);
      }
    }
  }

  private void skip(ByteBuffer in) {
    int now = Math.min(left, in.remaining());
    in.position(in.position() + now);
    left -= now;
    if (left == 0 && ours) {
      sink.delivered(subscriber, word, payloadOctets);
    }
  }

  /** Judges a frame whose known part lies in {@code in} and leaves all of it to be skipped. */
  private void begin(ByteBuffer in, int at) throws IOException {
    int first = in.getInt(at);
    if (first >>> 24 != V1Header.TYPE) {
      throw new IOException("subscriber " + subscriber + " received no frame: " + first);
    }
    ours = frame.startsWith(first);
    left = ProbeFrame.frameOctets(first);
    word = ours ? in.getLong(at + frame.knownAfter() - ProbePayload.MIN_OCTETS) : 0;
  }

  /** Puts a frame's start together that two reads have cut. */
  private void collect(ByteBuffer in) throws IOException {
    while (in.hasRemaining() && start.position() < wanted()) {
      start.put(in.get());
    }
    if (start.position() == wanted() && start.position() >= WORD) {
      int have = start.position();
      begin(start, 0);
      start.clear();
      left -= have;
      finishIfComplete();
    }
  }

  private void finishIfComplete() {
    if (left == 0 && ours) {
      sink.delivered(subscriber, word, payloadOctets);
    }
  }

  private int wanted() {
    if (start.position() < WORD) {
      return WORD;
    }
    int first = start.getInt(0);
    return frame.startsWith(first) ? frame.knownAfter() : WORD;
  }
}
