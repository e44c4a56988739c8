package org.mles.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.workload.ProbePayload.Stage;

final class ProbePayloadTest {
  @Test
  void carriesStageAndNumber() {
    byte[] payload = ProbePayload.blank(20);
    ProbePayload.stamp(payload, ProbePayload.word(Stage.MEASURED, 123_456_789L));
    long word = ProbePayload.wordOf(payload);
    assertThat(ProbePayload.stage(word)).isEqualTo(Stage.MEASURED);
    assertThat(ProbePayload.index(word)).isEqualTo(123_456_789L);
    assertThat(new String(payload, 8, 12, StandardCharsets.US_ASCII)).isEqualTo("Hello World!");
  }

  @Test
  void knowsThatOtherMessagesAreNotItsOwn() {
    assertThat(ProbePayload.stage(0)).isNull();
    assertThat(ProbePayload.stage(-1)).isNull();
  }
}
