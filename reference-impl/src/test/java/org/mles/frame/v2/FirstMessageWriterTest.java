package org.mles.frame.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.frame.Decoded;

/** V2-FF-02, V2-AUTH-07: what a client joins with. */
class FirstMessageWriterTest {
  @Test
  void writesSixteenSmallDigits() {
    assertThat(new String(FirstMessageWriter.encode("u", "c", 0xABCL), UTF_8))
        .isEqualTo("{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"0000000000000abc\"}");
  }

  @ParameterizedTest
  @CsvSource({"u, c", "Äiti, 日本", "'a\"b\\', '\u0000\n'", "😀, ' '"})
  void isReadAsItWasMeantAndShownWithoutTheToken(String uid, String channel) {
    byte[] json = FirstMessageWriter.encode(uid, channel, -2);
    assertThat(FirstMessageReader.decode(json))
        .isInstanceOfSatisfying(
            Decoded.Complete.class,
            complete -> {
              FirstMessage message = (FirstMessage) complete.value();
              assertThat(message.uid()).isEqualTo(uid);
              assertThat(message.channel()).isEqualTo(channel);
              assertThat(message.auth().token()).isEqualTo(-2);
              assertThat(message.shown())
                  .isEqualTo(new String(FirstMessageWriter.shown(uid, channel), UTF_8));
            });
  }

  @ParameterizedTest
  @CsvSource({"'', c", "u, ''", "\ud83d, c", "u, \ude00"})
  void refusesNamesThatAreNone(String uid, String channel) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FirstMessageWriter.encode(uid, channel, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> FirstMessageWriter.shown(uid, channel));
  }
}
