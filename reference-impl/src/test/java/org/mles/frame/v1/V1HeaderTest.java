package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;
import org.mles.testing.Octets;

/** V1-HDR-01 to V1-HDR-10. */
class V1HeaderTest {
  @Test
  void putsLengthCidAndKeyInNetworkOrder() {
    assertThat(encoded(V1Header.of(1, 0x0102030405060708L)))
        .isEqualTo(Octets.hex("4d000001 05060708 0102030405060708"));
  }

  @Test
  void carriesTheLargestValuesOfEachField() {
    assertThat(encoded(new V1Header(0xFFFFFF, -1, -1))).isEqualTo(allOnes());
    assertThat(V1Header.decode(ByteBuffer.wrap(allOnes())))
        .isEqualTo(new Decoded.Complete<>(new V1Header(0xFFFFFF, -1, -1), 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 0x1000000, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesToEncodeALengthThatDoesNotFit(int bodyOctets) {
    assertThatThrownBy(() -> V1Header.of(bodyOctets, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(bodyOctets));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "4e000001, BAD_TYPE",
    "6d000001, BAD_TYPE",
    "00000001, BAD_TYPE",
    "cd000001, BAD_TYPE",
    "4e000000, BAD_TYPE",
    "4d000000, ZERO_LENGTH"
  })
  void namesTheRuleThatTheFirstWordBreaks(String firstWord, WireRule rule) {
    byte[] octets = Octets.hex(firstWord + "00000001 0000000000000001");
    assertThat(V1Header.decode(ByteBuffer.wrap(octets)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  @Test
  void holdsLengthsAgainstTheConfiguredLimit() {
    assertThat(V1Header.ruleBrokenBy(0x4D000400, 1024)).isNull();
    assertThat(V1Header.ruleBrokenBy(0x4D000401, 1024)).isEqualTo(WireRule.BODY_TOO_LONG);
    assertThat(V1Header.ruleBrokenBy(0x4DFFFFFF, V1Header.MAX_BODY_OCTETS)).isNull();
  }

  @Test
  void refusesAWrongTypeFromTheFirstOctetOn() {
    assertThat(V1Header.decode(ByteBuffer.wrap(new byte[] {'N'})))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Property(tries = 200)
  void saysHowManyOctetsAreMissing(
      @ForAll @IntRange(min = 1, max = 0xFFFFFF) int bodyOctets,
      @ForAll int cid,
      @ForAll long key) {
    byte[] whole = encoded(new V1Header(bodyOctets, cid, key));
    for (int octets = 0; octets < whole.length; octets++) {
      assertThat(V1Header.decode(ByteBuffer.wrap(whole, 0, octets)))
          .isEqualTo(new Decoded.NeedMore<>(16 - octets));
    }
  }

  @Property
  void decodesWhatItEncodesAndLeavesTheBufferAlone(
      @ForAll @IntRange(min = 1, max = 0xFFFFFF) int bodyOctets,
      @ForAll int cid,
      @ForAll long key,
      @ForAll @IntRange(max = 9) int before) {
    V1Header header = new V1Header(bodyOctets, cid, key);
    ByteBuffer in = ByteBuffer.allocate(before + 16 + 5).position(before);
    header.encode(in);
    in.position(before);
    assertThat(V1Header.decode(in)).isEqualTo(new Decoded.Complete<>(header, 16));
    assertThat(in.position()).isEqualTo(before);
  }

  @Property
  void neverThrowsOnOctets(@ForAll @Size(max = 20) byte[] octets) {
    Decoded<V1Header> decoded = V1Header.decode(ByteBuffer.wrap(octets));
    if (decoded instanceof Decoded.Complete<V1Header> complete) {
      assertThat(octets).startsWith(encoded(complete.value()));
    }
  }

  private static byte[] encoded(V1Header header) {
    ByteBuffer out = ByteBuffer.allocate(V1Header.OCTETS);
    header.encode(out);
    return out.array();
  }

  private static byte[] allOnes() {
    byte[] octets = Octets.repeat(0xFF, 16);
    octets[0] = 0x4D;
    return octets;
  }
}
