package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Finds payloads in what one connection receives. A protocol cuts its stream into units whose first
 * octets tell how long they are; a subclass reads those, and all else is here: units that reads
 * have cut, payloads that are skipped instead of copied, the report at a unit's last octet.
 *
 * <p>Thread: the connection's receiver.
 */
public abstract class PayloadScan {
  /** Says what a protocol asks for in answer to a unit. */
  @FunctionalInterface
  public interface Answer {
    /** Sends it. */
    void send() throws IOException;
  }

  /** What {@link #begin} returns if it cannot say yet. */
  protected static final int MORE = 0;

  private final LoadPlan.Sink sink;
  private final ByteBuffer kept;
  private int left;
  private boolean carries;
  private int subscriber;
  private long word;
  private int payloadOctets;

  /** Makes a scan of a protocol that needs at most {@code headOctets} to judge a unit. */
  protected PayloadScan(LoadPlan.Sink sink, int headOctets) {
    this.sink = sink;
    this.kept = ByteBuffer.allocate(headOctets);
  }

  /**
   * Judges the unit that begins at index {@code at} of {@code in}. If it ends a payload, says so by
   * {@link #carries}.
   *
   * @param have how many octets of the stream are there from {@code at} on
   * @return length of the unit, or {@link #MORE}; then nothing was said, and it is asked again
   * @throws IOException if this is no unit of the protocol, or one that ends the subscription
   */
  protected abstract int begin(ByteBuffer in, int at, int have) throws IOException;

  /**
   * Says that a payload is complete with the unit that begins.
   *
   * @param word its first eight octets, 0 if it has fewer
   */
  protected final void carries(int subscriber, long word, int payloadOctets) {
    this.carries = true;
    this.subscriber = subscriber;
    this.word = word;
    this.payloadOctets = payloadOctets;
  }

  /** Returns how much of a payload {@link #wordAt} needs. */
  protected static int wordOctets(int payloadOctets) {
    return Math.min(payloadOctets, ProbePayload.MIN_OCTETS);
  }

  /** Returns the first eight octets of a payload, 0 if it has fewer. */
  protected static long wordAt(ByteBuffer in, int at, int payloadOctets) {
    return payloadOctets < ProbePayload.MIN_OCTETS ? 0 : in.getLong(at);
  }

  /** Takes everything between position and limit. */
  public final void accept(ByteBuffer in) throws IOException {
    while (in.hasRemaining()) {
      if (left > 0) {
        skip(in);
      } else if (kept.position() > 0) {
        keep(in.get());
      } else {
        left = begin(in, in.position(), in.remaining());
        if (left == MORE) {
          keep(in.get());
        }
      }
    }
  }

  private void skip(ByteBuffer in) {
    int now = Math.min(left, in.remaining());
    in.position(in.position() + now);
    left -= now;
    reportIfWhole();
  }

  /** Puts a unit's first octets together that two reads have cut. */
  private void keep(byte octet) throws IOException {
    if (!kept.hasRemaining()) {
      throw new IOException("no message begins within " + kept.capacity() + " octets");
    }
    kept.put(octet);
    int unit = begin(kept, 0, kept.position());
    if (unit != MORE) {
      left = unit - kept.position();
      kept.clear();
      reportIfWhole();
    }
  }

  private void reportIfWhole() {
    if (left == 0 && carries) {
      carries = false;
      sink.delivered(subscriber, word, payloadOctets);
    }
  }
}
