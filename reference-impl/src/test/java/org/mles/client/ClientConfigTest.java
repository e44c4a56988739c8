package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientConfigTest {
  @Test
  void namesTheDefaultServer() {
    assertThat(builder().build().server()).isEqualTo("127.0.0.1:8077");
    assertThat(builder().server("::1", 9).build().server()).isEqualTo("[::1]:9");
  }

  @Test
  void hidesItsKeys() {
    ClientConfig config = builder().sharedKey("hush").addressKey("quiet").build();
    assertThat(config.toString()).doesNotContain("hush").doesNotContain("quiet");
  }

  @Test
  void refusesValuesOutOfRangeByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().server("h", 0).build())
        .withMessageContaining("port 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().queue(0, 1).build())
        .withMessageContaining("queue of 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().connectTimeout(Duration.ZERO).build())
        .withMessageContaining("connect timeout");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconnect.standard(1).withPauses(Duration.ZERO, Duration.ofDays(1)))
        .withMessageContaining("first pause");
  }

  @Test
  void refusesNamesWithoutWireForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientConfig.builder("\ud800", "room").build());
  }

  private static ClientConfig.Builder builder() {
    return ClientConfig.builder("alice", "room");
  }
}
