package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.mles.frame.Decoded;
import org.mles.memory.Octets;

/** Throws coverage-guided octets at the reader of bodies; seeds are in the folder of inputs. */
class V1BodyFuzzTest {
  @FuzzTest
  void bodyIsCompleteOrRefused(byte[] octets) {
    Decoded<V1Body> decoded = V1BodyReader.decode(octets);
    assertThat(decoded).isNotInstanceOf(Decoded.NeedMore.class);
  }

  @FuzzTest
  void workIsBoundedByTheOctets(byte[] octets) {
    V1BodyReader reader = new V1BodyReader(Octets.of(octets), 0, octets.length);
    reader.read(octets.length);
    assertThat(reader.steps()).isLessThanOrEqualTo(octets.length + 1L);
  }
}
