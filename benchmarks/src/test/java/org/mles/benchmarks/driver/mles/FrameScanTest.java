package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;

final class FrameScanTest {
  private static final int PAYLOAD = 20;
  private static final byte[] JOIN =
      V1Frame.encode(2, new V1Body.Message("subscriber-1", "fanout", new byte[0]));

  private final Cuts cuts =
      new Cuts(sink -> new FrameScan(0, frame(0), new LoadPlan("", 1, PAYLOAD, Map.of(), sink)));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(JOIN, frame(5), frame(6), JOIN, frame(7)),
        List.of(new Found(0, 5, PAYLOAD), new Found(0, 6, PAYLOAD), new Found(0, 7, PAYLOAD)));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = frame(5);
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @Test
  void refusesWhatIsNoFrame() {
    assertThatIOException().isThrownBy(() -> cuts.found(new byte[200]));
  }

  private static byte[] frame(long word) {
    return V1Frame.encode(
        1, new V1Body.Message("publisher", "fanout", Cuts.payload(PAYLOAD, word)));
  }
}
