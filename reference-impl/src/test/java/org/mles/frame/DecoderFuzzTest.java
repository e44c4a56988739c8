package org.mles.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.mles.frame.n.NIdentity;
import org.mles.frame.n.NJsonReader;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;

/** Throws coverage-guided octets at the decoders; seeds are in the folder of inputs. */
class DecoderFuzzTest {
  @FuzzTest
  void bodyIsCompleteOrRefused(byte[] octets) {
    Decoded<V1Body> decoded = V1BodyReader.decode(octets);
    assertThat(decoded).isNotInstanceOf(Decoded.NeedMore.class);
  }

  @FuzzTest
  void draftTextIsCompleteOrRefused(byte[] octets) {
    Decoded<NIdentity> decoded = NJsonReader.decode(octets);
    assertThat(decoded).isNotInstanceOf(Decoded.NeedMore.class);
  }
}
