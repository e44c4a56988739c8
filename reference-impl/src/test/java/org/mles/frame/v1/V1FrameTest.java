package org.mles.frame.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.Decoded;
import org.mles.testing.Octets;

/** The worked examples of the specification, whole. */
class V1FrameTest {
  private static final long KEY = 0x53178fc6df14727eL;

  @Test
  void encodesTheFirstExample() {
    assertThat(V1Frame.encode(KEY, hello())).isEqualTo(example());
  }

  @Test
  void encodesAResyncFrame() {
    byte[] join = V1Frame.encode(KEY, new V1Body.Message("User", "Channel", new byte[0]));
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(List.of(join, example())));
    byte[] frame = V1Frame.encode((int) KEY, KEY, body);
    assertThat(frame).hasSize(177);
    assertThat(frame).startsWith(Octets.hex("4d0000a1 df14727e 53178fc6df14727e a1 6e"));
  }

  @Test
  void carriesAnyCidAndKey() {
    byte[] body = V1BodyWriter.encode(new V1Body.Message("u", "c", new byte[] {'x'}));
    assertThat(V1Frame.encode(7, 0x066f3d343cd2dc37L, body))
        .startsWith(Octets.hex("4d00001b 00000007 066f3d343cd2dc37"));
  }

  @Test
  void refusesAnEmptyBody() {
    assertThatThrownBy(() -> V1Frame.encode(1, 1, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheHeaderOfAWholeFrame() {
    V1Header header = V1Header.of(47, KEY);
    assertThat(headerOfWhole(example())).isEqualTo(new Decoded.Complete<>(header, 16));
    assertThat(V1Frame.header(example())).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "616263", "4d0000", "4d000001 00000000 00000000000000"})
  void asksForMoreOfAFrameShorterThanAHeader(String octets) {
    assertThat(headerOfWhole(Octets.hex(octets))).isNotInstanceOf(Decoded.Complete.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4d000002 00000000 0000000000000000 61",
        "4d000001 00000000 0000000000000000 6161",
        "4d000001 00000000 0000000000000000",
        "4d000000 00000000 0000000000000000",
        "4e000001 00000000 0000000000000000 61"
      })
  void refusesAFrameThatIsNotAsLongAsItSays(String octets) {
    assertThat(headerOfWhole(Octets.hex(octets))).isInstanceOf(Decoded.Refused.class);
  }

  private static V1Body.Message hello() {
    return new V1Body.Message("User", "Channel", "Hello World!".getBytes(UTF_8));
  }

  private static byte[] example() {
    return Octets.hex(
        """
        4d 00002f df14727e 53178fc6df14727e
        a3 63 756964 64 55736572
           67 6368616e6e656c 67 4368616e6e656c
           67 6d657373616765 4c 48656c6c6f20576f726c6421
        """);
  }

  private static Decoded<V1Header> headerOfWhole(byte[] frame) {
    return V1Frame.headerOfWhole(org.mles.memory.Octets.of(frame));
  }
}
