package org.mles.conformance.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OldHelloTest {
  private static final int HEAD_OCTETS = 5;
  private static final int VERSION_AT = 9;
  private static final byte[] RANDOM = new byte[32];

  @Test
  void isOneRecordOfOneMessage() {
    ByteBuffer hello = ByteBuffer.wrap(OldHello.octets(OldHello.NEWEST, RANDOM));
    assertThat(hello.get()).isEqualTo((byte) 0x16);
    assertThat(hello.getShort()).isEqualTo((short) 0x0301);
    assertThat(hello.getShort()).isEqualTo((short) hello.remaining());
    assertThat(hello.getInt()).isEqualTo(0x0100_0000 | hello.remaining());
    assertThat(hello.position()).isEqualTo(HEAD_OCTETS + Integer.BYTES);
  }

  /** Otherwise a refusal would prove nothing about versions. */
  @Test
  void differsFromItsTwinInTheVersionAlone() {
    byte[] old = OldHello.octets(0x0300, RANDOM);
    byte[] twin = OldHello.octets(OldHello.NEWEST, RANDOM);
    assertThat(IntStream.range(0, old.length).filter(i -> old[i] != twin[i]).toArray())
        .containsExactly(VERSION_AT + 1);
  }
}
