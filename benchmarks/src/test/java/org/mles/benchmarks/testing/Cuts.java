package org.mles.benchmarks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * A stream of messages that a scan must find wherever reads cut it.
 *
 * @param scan makes a fresh scan
 */
public record Cuts(Function<LoadPlan.Sink, PayloadScan> scan) {
  /** One report to the sink. */
  public record Found(int subscriber, long word, int octets) {}

  /** Puts pieces of a stream together. */
  public static byte[] stream(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** Returns a payload with a word in front. */
  public static byte[] payload(int octets, long word) {
    byte[] payload = ProbePayload.blank(octets);
    ProbePayload.stamp(payload, word);
    return payload;
  }

  /** Holds the scan to its findings: whole, octet by octet, and with every two cuts. */
  public void find(byte[] stream, List<Found> expected) throws IOException {
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        List<Found> found = found(stream, first, second);
        if (!found.equals(expected)) { // an assertion each would be most of the time
          assertThat(found).as("cut at %d and %d", first, second).isEqualTo(expected);
        }
      }
    }
    int[] everywhere = new int[stream.length];
    for (int i = 0; i < stream.length; i++) {
      everywhere[i] = i;
    }
    assertThat(found(stream, everywhere)).isEqualTo(expected);
  }

  /** Returns what a scan finds in a stream that is cut at these places. */
  public List<Found> found(byte[] stream, int... cuts) throws IOException {
    List<Found> found = new ArrayList<>();
    PayloadScan fresh = scan.apply((who, word, octets) -> found.add(new Found(who, word, octets)));
    int from = 0;
    for (int cut : cuts) {
      fresh.accept(ByteBuffer.wrap(stream, from, cut - from));
      from = cut;
    }
    fresh.accept(ByteBuffer.wrap(stream, from, stream.length - from));
    return found;
  }
}
