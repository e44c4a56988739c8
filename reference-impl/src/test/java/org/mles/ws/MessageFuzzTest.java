package org.mles.ws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Throws coverage-guided octets at the codec; what must hold stands at {@link Conversation}. */
class MessageFuzzTest {
  @FuzzTest
  void messagesAreHeardOrRefused(byte[] script) {
    if (script.length > 0) {
      byte[] octets = Arrays.copyOfRange(script, 1, script.length);
      Conversation.check(octets, 1 + (script[0] & 0x7F));
    }
  }
}
