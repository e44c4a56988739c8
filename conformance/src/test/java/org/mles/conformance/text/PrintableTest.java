package org.mles.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void whatSteersAScreenIsSpelled() {
    assertThat(Printable.line("a\u001b[31m\u0007\u009b\u202e\u2028\uFEFF\uFFFE\uD800\n"))
        .isEqualTo("aU+001B[31mU+0007U+009BU+202EU+2028U+FEFFU+FFFEU+D800U+000A");
  }

  @Test
  void lettersOfAnyScriptStay() {
    assertThat(Printable.line("Ünïcødé 日本 😀 …")).isEqualTo("Ünïcødé 日本 😀 …");
  }

  @Test
  void linesOfATextStayLines() {
    assertThat(Printable.text("a\n\tb\r")).isEqualTo("a\n\tbU+000D");
    assertThat(Printable.firstLine("a\rb")).isEqualTo("a");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(Printable.shortLine("😀".repeat(1000))).isEqualTo("😀".repeat(300) + "...");
  }

  @Test
  void jsonSaysTheSameInEscapes() {
    assertThat(Printable.json("{\n \"a…\": \"\u202e\u009b\uDB40\uDC01\"}"))
        .isEqualTo("{\n \"a…\": \"\\u202e\\u009b\\udb40\\udc01\"}");
  }

  @Property
  void aLineIsOneLineAndStaysAsItIs(@ForAll String text) {
    String line = Printable.line(text);
    assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Printable.line(line)).isEqualTo(line);
  }
}
