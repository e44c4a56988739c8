package org.mles.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/** Throws coverage-guided octets at the codec; what must hold stands at {@link Conversation}. */
class MessageFuzzTest {
  private static final int LIMIT = 70_000;

  @FuzzTest
  void messagesAreHeardOrRefused(byte[] script) {
    if (script.length > 0) {
      byte[] octets = Arrays.copyOfRange(script, 1, script.length);
      Conversation.check(octets, 1 + (script[0] & 0x7F));
    }
  }

  @FuzzTest
  void clientHearsTheSameHoweverItIsCut(byte[] octets) {
    List<String> whole = Conversation.heardByClient(octets, LIMIT, octets.length + 1);
    assertThat(Conversation.heardByClient(octets, LIMIT, 1)).isEqualTo(whole);
    assertThat(Conversation.heardByClient(octets, LIMIT, 7)).isEqualTo(whole);
  }
}
