package org.mles.session;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Throws coverage-guided chunks at the sessions; what must hold stands at {@link FuzzedStream}. */
class SessionFuzzTest {
  @FuzzTest
  void v1SessionKeepsItsWord(byte[] script) {
    FuzzedStream.v1(script).check();
  }

  @FuzzTest
  void draftSessionKeepsItsWord(byte[] script) {
    FuzzedStream.draft(script).check();
  }
}
