package org.mles.benchmarks.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;

final class MqttScanTest {
  private static final byte[] PINGRESP = HexFormat.of().parseHex("d000");

  private final Cuts cuts = new Cuts(sink -> new MqttScan(3, sink));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(message(20, 5), PINGRESP, message(8, 6), message(150, 7), message(0, 0)),
        List.of(new Found(3, 5, 20), new Found(3, 6, 8), new Found(3, 7, 150), new Found(3, 0, 0)));
  }

  @Test
  void findsThePayloadBehindAnIdentifier() throws IOException {
    byte[] atLeastOnce =
        MqttPacket.octets(0x32, MqttPacket.text("fanout"), new byte[2], Cuts.payload(20, 5));
    cuts.find(atLeastOnce, List.of(new Found(3, 5, 20)));
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 16_383, 16_384, 2_097_151, 2_097_152})
  void findsPayloadsOfEveryLengthOfLength(int octets) throws IOException {
    assertThat(cuts.found(message(octets, 5))).containsExactly(new Found(3, 5, octets));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = message(20, 5);
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30ffffffff01", "0000", "e000", "30030009ff"})
  void refusesWhatIsNoPacket(String hex) {
    assertThatIOException().isThrownBy(() -> cuts.found(HexFormat.of().parseHex(hex)));
  }

  private static byte[] message(int octets, long word) {
    byte[] payload = octets == 0 ? new byte[0] : Cuts.payload(octets, word);
    return MqttPacket.octets(0x30, MqttPacket.text("fanout"), payload);
  }
}
