package org.mles.conformance.vector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.vector.Octets;

/** How the texts of packs write values. */
final class NotationTest {
  private final Scope scope = new Scope();

  @Test
  void joinsOctetsAndAddsNumbers() {
    assertThat(value("h'4d 00' + \"hi\"")).isEqualTo(Octets.hex("4d006869"));
    assertThat(value("0xffffff + -30")).isEqualTo(0xFFFFE1L);
    assertThat(value("0xff00000000000000")).isEqualTo(0xFFL << 56);
  }

  @Test
  void takesEscapesBetweenQuotesOnly() {
    assertThat(value("\"\\u00c4\\n\"")).isEqualTo("Ä\n");
    assertThat(value("`\\u00c4\"`")).isEqualTo("\\u00c4\"");
  }

  @Test
  void spellsCborAnyWay() {
    assertThat(value("map(1, text(\"u\"), indefinite(3, text(\"A\")))"))
        .isEqualTo(Octets.hex("a161757f6141ff"));
    assertThat(value("head(2, 5, 4)")).isEqualTo(Octets.hex("5a00000005"));
  }

  @Test
  void lastPlaceOfAPhraseTakesWhatIsLeft() {
    scope.put("both", new Scope.Phrase(List.of("a", "rest"), "joined(rest, a)"));
    assertThat(value("both(h'01', h'02', h'03')")).isEqualTo(Octets.hex("020301"));
    assertThat(value("both(h'01', times(2, h'04'))")).isEqualTo(Octets.hex("040401"));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value("frame(KEY, h'00')"))
        .withMessageContaining("KEY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value("nonsense(1)"))
        .withMessageContaining("nonsense");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value("h'00' h'01'"))
        .withMessageContaining("the end expected");
    assertThatIllegalArgumentException().isThrownBy(() -> value("text(1)"));
    assertThatIllegalArgumentException().isThrownBy(() -> value("{a 1}"));
  }

  private Object value(String text) {
    return new Notation(text, scope).value();
  }
}
