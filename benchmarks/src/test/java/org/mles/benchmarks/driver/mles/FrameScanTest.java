package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;

final class FrameScanTest {
  private static final int PAYLOAD = 20;

  private final List<Long> seen = new ArrayList<>();
  private final ProbeFrame frame = new ProbeFrame(1, "publisher", "fanout", PAYLOAD);
  private final FrameScan scan =
      new FrameScan(
          0, frame, new LoadPlan("", 1, PAYLOAD, Map.of(), (who, word, octets) -> seen.add(word)));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    byte[] stream = stream();
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second += 7) {
        seen.clear();
        scan.accept(ByteBuffer.wrap(stream, 0, first));
        scan.accept(ByteBuffer.wrap(stream, first, second - first));
        scan.accept(ByteBuffer.wrap(stream, second, stream.length - second));
        assertThat(seen).containsExactly(word(0), word(1), word(2));
      }
    }
  }

  @Test
  void findsThemOctetByOctet() throws IOException {
    for (byte octet : stream()) {
      scan.accept(ByteBuffer.wrap(new byte[] {octet}));
    }
    assertThat(seen).containsExactly(word(0), word(1), word(2));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = stamped(0);
    scan.accept(ByteBuffer.wrap(one, 0, one.length - 1));
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesWhatIsNoFrame() {
    assertThatIOException().isThrownBy(() -> scan.accept(ByteBuffer.wrap(new byte[200])));
  }

  private byte[] stream() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] join = V1Frame.encode(2, new V1Body.Message("subscriber-1", "fanout", new byte[0]));
    out.write(join);
    out.write(stamped(0));
    out.write(stamped(1));
    out.write(join);
    out.write(stamped(2));
    return out.toByteArray();
  }

  private byte[] stamped(long index) {
    byte[] payload = ProbePayload.blank(PAYLOAD);
    ProbePayload.stamp(payload, word(index));
    frame.stamp(payload);
    return frame.octets().clone();
  }

  private static long word(long index) {
    return ProbePayload.word(Stage.MEASURED, index);
  }
}
