package org.mles.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PrintableTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void leavesNothingThatDoesHarm(String text) {
    assertThat(HostileTexts.firstUnsafe(Printable.line(text))).isEmpty();
    assertThat(HostileTexts.firstUnsafe(Printable.name(text))).isEmpty();
    assertThat(HostileTexts.firstUnsafe(Printable.quoted(text))).isEmpty();
    assertThat(HostileTexts.firstUnsafe(Printable.sentence(text))).isEmpty();
    assertThat(HostileTexts.firstUnsafe(Printable.json(text))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void boundsNamesAndSentences(String text) {
    assertThat(Printable.name(text)).hasSizeLessThan(700);
    assertThat(Printable.quoted(text)).hasSizeLessThan(700);
    assertThat(Printable.sentence(text)).hasSizeLessThan(HostileTexts.LONGEST_LINE);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void writesJsonThatReadsBackAsTheText(String text) {
    assertThat(JSON.readTree(Printable.json(text)).stringValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße aus Zürich",
        "e\u0301 and Việt",
        "日本語　の　名前",
        "שלום, مرحبا",
        "می\u200cخواهم",
        "क्\u200dष",
        "\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80",
        "❤\ufe0f\u200d\ud83d\udd25",
        "it's \"so\" 100% <ok> & €5"
      })
  void leavesWhatPeopleWrite(String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @Test
  void spellsOutWhatIsNotSeen() {
    assertThat(Printable.line("a\n\t\r\u001b\u202e\ud800\u200b\\"))
        .isEqualTo("a\\n\\t\\r\\u{1b}\\u{202e}\\u{d800}\\u{200b}\\\\");
    assertThat(Printable.line("\udb40\udc41")).isEqualTo("\\u{e0041}");
    assertThat(Printable.json("\"\\\n\u001b\u202e\ud800\udb40\udc41é"))
        .isEqualTo("\"\\\"\\\\\\n\\u001b\\u202e\\ud800\\udb40\\udc41é\"");
  }

  @Test
  void endsAQuoteOnlyWhereItEnds() {
    assertThat(Printable.quoted("a\" is down: \"b")).isEqualTo("\"a\\\" is down: \\\"b\"");
    assertThat(Printable.quoted("\\")).isEqualTo("\"\\\\\"");
  }

  @Test
  void cutsNamesBetweenCharacters() {
    String face = "\ud83d\ude00";
    assertThat(Printable.name(face.repeat(60))).isEqualTo(face.repeat(60));
    assertThat(Printable.name(face.repeat(61))).isEqualTo(face.repeat(60) + "…");
    assertThat(Printable.quoted("n".repeat(61))).isEqualTo('"' + "n".repeat(60) + "\"…");
  }

  @Test
  void keepsBothEndsOfASentence() {
    String sentence = "no such file: " + "x".repeat(1000) + ": reason";
    assertThat(Printable.sentence(sentence))
        .startsWith("no such file: xx")
        .contains("x … x")
        .endsWith(": reason")
        .hasSize(243);
    assertThat(Printable.sentence("C:\\users")).isEqualTo("C:\\users");
  }

  @Test
  void showsAFewMarksAndSpellsOutTheRest() {
    assertThat(Printable.line("z" + "\u0301".repeat(6)))
        .isEqualTo("z" + "\u0301".repeat(4) + "\\u{301}\\u{301}");
  }
}
