package org.mles.hash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Holds our SipHash against the published table and against Guava's. */
class SipHash24PropertyTest {
  @Test
  void givesThePublishedValueOfThePaper() {
    byte[] data = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e");
    long value = new SipHash24(0x0706050403020100L, 0x0f0e0d0c0b0a0908L).update(data).finish();
    assertThat(value).isEqualTo(0xa129ca6149be45e5L);
  }

  @Property
  void agreesWithASecondImplementation(
      @ForAll long k0, @ForAll long k1, @ForAll @Size(max = 100) byte[] data) {
    long expected = Hashing.sipHash24(k0, k1).hashBytes(data).asLong();
    assertThat(new SipHash24(k0, k1).update(data).finish()).isEqualTo(expected);
  }
}
