package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalEndpointTest {
  @Test
  void writesAMappedAddressAsIpv4() {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    mapped[12] = 127;
    mapped[15] = 1;
    assertThat(LocalEndpoint.text(mapped, 8077)).isEqualTo("127.0.0.1:8077");
  }

  @Test
  void writesOtherAddressesAsTheyAre() {
    assertThat(LocalEndpoint.text(new byte[] {10, 0, 0, 1}, 9)).isEqualTo("10.0.0.1:9");
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    assertThat(LocalEndpoint.text(loopback, 9)).isEqualTo("[0:0:0:0:0:0:0:1]:9");
  }
}
