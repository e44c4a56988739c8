package org.mles.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** V2-WS-07, V2-WS-14: what neither end makes a frame of. */
class OwnFramesTest {
  private static final int MOST = 125;

  @ParameterizedTest
  @EnumSource(names = {"CLOSE", "PING", "PONG"})
  void controlFramesAreShort(Opcode opcode) {
    ByteBuffer longest = ByteBuffer.allocate(MOST);
    assertThat(ServerFrame.of(opcode, longest).remaining()).isEqualTo(2 + MOST);
    assertThat(ClientFrame.of(opcode, longest, 1).remaining()).isEqualTo(2 + Integer.BYTES + MOST);
    ByteBuffer longer = ByteBuffer.allocate(MOST + 1);
    assertThatIllegalArgumentException().isThrownBy(() -> ServerFrame.of(opcode, longer));
    assertThatIllegalArgumentException().isThrownBy(() -> ClientFrame.of(opcode, longer, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "BINARY"})
  void messagesMayBeLonger(Opcode opcode) {
    assertThat(ServerFrame.of(opcode, ByteBuffer.allocate(MOST + 1)).remaining())
        .isEqualTo(2 + Short.BYTES + MOST + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 999, 1004, 1005, 1006, 1015, 2999, 5000, 66_536})
  void nobodyMaySendCodesThatAreRefused(int code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Close(code, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Close.of(code, "why"));
  }
}
