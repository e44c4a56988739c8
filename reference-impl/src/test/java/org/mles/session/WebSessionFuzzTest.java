package org.mles.session;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Throws coverage-guided octets at version 2; what must hold stands at {@link WebStream}. */
class WebSessionFuzzTest {
  @FuzzTest
  void keepsItsWord(byte[] script) {
    WebStream.check(script);
  }
}
