package org.mles.benchmarks.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.ws.ClientFrame;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

final class PublishedMessageTest {
  private static final int KEY = 0x8001_02F3;
  private static final int PAYLOAD = 20;

  @Test
  void carriesTheWordThatWasStampedLast() {
    PublishedMessage message = PublishedMessage.around(new byte[3], PAYLOAD, new byte[2]);
    message.stamp(Cuts.payload(PAYLOAD, 7));
    message.stamp(Cuts.payload(PAYLOAD, 8));
    assertThat(message.octets())
        .isEqualTo(Cuts.stream(new byte[3], Cuts.payload(PAYLOAD, 8), new byte[2]));
  }

  @Test
  void carriesItUnderTheMask() {
    ByteBuffer blank = ByteBuffer.wrap(ProbePayload.blank(PAYLOAD));
    byte[] frame = ClientFrame.of(Opcode.BINARY, blank, KEY).array();
    PublishedMessage message = PublishedMessage.masked(frame, frame.length - PAYLOAD, KEY);
    for (long word : new long[] {0, 7, -1, Long.MIN_VALUE}) {
      message.stamp(Cuts.payload(PAYLOAD, word));
      ByteBuffer sent = ByteBuffer.wrap(message.octets().clone());
      assertThat(MessageReader.ofServer(PAYLOAD).take(sent))
          .isInstanceOfSatisfying(
              Inbound.Message.class,
              heard ->
                  assertThat(heard.payload().copy(0, PAYLOAD))
                      .isEqualTo(Cuts.payload(PAYLOAD, word)));
    }
  }
}
