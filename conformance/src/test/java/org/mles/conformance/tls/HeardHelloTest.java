package org.mles.conformance.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HeardHelloTest {
  private static final byte[] RANDOM = new byte[32];

  @Test
  void findsTheVersionsThatAreListed() {
    HeardHello hello = HeardHello.of(ClientHello.octets());
    assertThat(hello.offered()).containsExactly(0x0304, 0x0303);
  }

  @Test
  void takesTheNewestForTheOnlyOneIfNoneAreListed() {
    HeardHello hello = HeardHello.of(OldHello.octets(0x0302, RANDOM));
    assertThat(hello.offered()).containsExactly(0x0302);
    assertThat(hello.suites()).contains(0xC013);
  }

  @Test
  void answersByASuiteThatWasOffered() {
    byte[] answer = HeardHello.of(OldHello.octets(0x0302, RANDOM)).answer(0x0302, RANDOM);
    assertThat(answer).startsWith(0x16, 3, 2, 0, answer.length - 5, 2, 0, 0, answer.length - 9);
    assertThat(Arrays.copyOfRange(answer, 44, 46)).containsExactly(0xC0, 0x09);
  }

  /** Half of a hello, or one with an octet changed, is a hello or none, and nothing else. */
  @Test
  void refusesWhatIsNone() {
    byte[] whole = ClientHello.octets();
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] octets = Arrays.copyOf(whole, random.nextInt(whole.length));
      if (octets.length > 0 && random.nextBoolean()) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(HeardHello.of(octets).offered()).isNotNull();
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
    assertThatIllegalArgumentException().isThrownBy(() -> HeardHello.of(new byte[0]));
  }
}
