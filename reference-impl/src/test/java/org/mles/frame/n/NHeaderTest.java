package org.mles.frame.n;

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

/** N-01, N-11, N-13, N-18 of the N draft. */
class NHeaderTest {
  @Test
  void takesTwelveOctetsInNetworkOrder() {
    assertThat(encoded(new NHeader(34, 0x947a3096fde201a6L)))
        .isEqualTo(Octets.hex("4e000022 947a3096fde201a6"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0x1000000, Integer.MIN_VALUE})
  void refusesToEncodeALengthThatTheDraftDoesNotHave(int jsonOctets) {
    assertThatThrownBy(() -> new NHeader(jsonOctets, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "4d000022, N_BAD_TYPE",
    "6e000022, N_BAD_TYPE",
    "ce000022, N_BAD_TYPE",
    "4e000000, N_JSON_TOO_SHORT",
    "4e000001, N_JSON_TOO_SHORT"
  })
  void namesTheRuleThatTheFirstWordBreaks(String firstWord, WireRule rule) {
    byte[] octets = Octets.hex(firstWord + "0000000000000000");
    assertThat(NHeader.decode(ByteBuffer.wrap(octets)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  @Test
  void holdsLengthsAgainstTheConfiguredLimit() {
    assertThat(NHeader.ruleBrokenBy(0x4E010000, 65_536)).isNull();
    assertThat(NHeader.ruleBrokenBy(0x4E010001, 65_536)).isEqualTo(WireRule.N_JSON_TOO_LONG);
    assertThat(NHeader.ruleBrokenBy(0x4EFFFFFF, NHeader.MAX_JSON_OCTETS)).isNull();
  }

  @Property(tries = 300)
  void decodesWhatItEncodesAndAsksForWhatIsMissing(
      @ForAll @IntRange(min = 2, max = 0xFFFFFF) int jsonOctets, @ForAll long hash) {
    NHeader header = new NHeader(jsonOctets, hash);
    byte[] whole = encoded(header);
    assertThat(NHeader.decode(ByteBuffer.wrap(whole)))
        .isEqualTo(new Decoded.Complete<>(header, 12));
    for (int octets = 0; octets < whole.length; octets++) {
      assertThat(NHeader.decode(ByteBuffer.wrap(whole, 0, octets)))
          .isEqualTo(new Decoded.NeedMore<>(12 - octets));
    }
  }

  @Property
  void neverThrowsOnOctets(@ForAll @Size(max = 14) byte[] octets) {
    Decoded<NHeader> decoded = NHeader.decode(ByteBuffer.wrap(octets));
    if (decoded instanceof Decoded.Complete<NHeader> complete) {
      assertThat(octets).startsWith(encoded(complete.value()));
    }
  }

  private static byte[] encoded(NHeader header) {
    ByteBuffer out = ByteBuffer.allocate(NHeader.OCTETS);
    header.encode(out);
    return out.array();
  }
}
