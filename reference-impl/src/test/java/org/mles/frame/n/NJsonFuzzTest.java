package org.mles.frame.n;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.mles.frame.Decoded;

/** Throws coverage-guided octets at the draft's reader; seeds are in the folder of inputs. */
class NJsonFuzzTest {
  @FuzzTest
  void draftTextIsCompleteOrRefused(byte[] octets) {
    Decoded<NIdentity> decoded = NJsonReader.decode(octets);
    assertThat(decoded).isNotInstanceOf(Decoded.NeedMore.class);
  }
}
