package org.mles.frame.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.mles.frame.Decoded;

/** Throws coverage-guided octets at the reader of first messages; seeds are in a folder. */
class FirstMessageFuzzTest {
  @FuzzTest
  void whatOthersSeeSaysTheSameWithoutAToken(byte[] json) {
    Decoded<FirstMessage> decoded = FirstMessageReader.decode(json);
    assertThat(decoded).isNotInstanceOf(Decoded.NeedMore.class);
    if (decoded instanceof Decoded.Complete<FirstMessage> complete) {
      FirstMessage message = complete.value();
      byte[] shown = message.shown().getBytes(UTF_8);
      if (!message.auth().isGiven() && message.auth().broken() == null) {
        assertThat(shown).isEqualTo(json);
      }
      FirstMessage others =
          new FirstMessage(message.uid(), message.channel(), Auth.NONE, message.shown());
      assertThat(FirstMessageReader.decode(shown))
          .isEqualTo(new Decoded.Complete<>(others, shown.length));
    }
  }
}
