package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.frame.v1.V1Header;

/**
 * Finds the publisher's messages in one subscriber's stream of v1 frames. The publisher's frames
 * are known by their first word, type and length; other members' frames are skipped.
 */
final class FrameScan extends PayloadScan {
  private final int subscriber;
  private final int firstWord;
  private final int payloadAt;
  private final int payloadOctets;

  /**
   * Makes a scan.
   *
   * @param frame a frame of the publisher
   */
  FrameScan(int subscriber, byte[] frame, LoadPlan plan) {
    super(plan.sink(), frame.length - plan.payloadOctets() + ProbePayload.MIN_OCTETS);
    this.subscriber = subscriber;
    this.firstWord = ByteBuffer.wrap(frame).getInt(0);
    this.payloadOctets = plan.payloadOctets();
    this.payloadAt = frame.length - payloadOctets;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    if (have < Integer.BYTES) {
      return MORE;
    }
    int first = in.getInt(at);
    if (first >>> 24 != V1Header.TYPE) {
      throw new IOException("subscriber " + subscriber + " received no frame: " + first);
    }
    if (first == firstWord) {
      if (have < payloadAt + ProbePayload.MIN_OCTETS) {
        return MORE;
      }
      carries(subscriber, in.getLong(at + payloadAt), payloadOctets);
    }
    return V1Header.OCTETS + V1Header.bodyOctets(first);
  }
}
