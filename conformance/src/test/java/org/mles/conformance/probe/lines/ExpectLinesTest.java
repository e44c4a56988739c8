package org.mles.conformance.probe.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;

final class ExpectLinesTest {
  private static final Timers SHORT =
      new Timers(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(60));

  private final Output output = new Output();
  private final ExpectLines lines = judge(LineForm.TEXT);

  @Test
  void theRightLinePasses() {
    print("hello");
    lines.message(octets("hello"));
  }

  @Test
  void hexadecimalLinesAreThoseOfTheMessage() {
    print("00ff0a");
    judge(LineForm.HEX).message(new byte[] {0, (byte) 0xFF, '\n'});
  }

  @Test
  void anotherLineFailsWithBoth() {
    print("garbage\u0007");
    assertThatThrownBy(() -> lines.message(octets("hello")))
        .isInstanceOf(ConformanceFailure.class)
        .hasMessage("expected the client to print 'hello'; it printed 'garbage?'");
  }

  @Test
  void silenceAndAnEndAreToldApart() {
    assertThatThrownBy(() -> lines.message(octets("x")))
        .hasMessageContaining("it printed nothing for 1 ms");
    output.ended("exit code 1");
    assertThatThrownBy(() -> lines.message(octets("x")))
        .hasMessageContaining("its output ended, exit code 1");
  }

  @Test
  void repetitionsAreSkippedAndNothingElse() {
    print("again");
    print("again");
    print("last");
    lines.repeated(octets("again"), octets("last"));
    print("again");
    print("other");
    assertThatThrownBy(() -> lines.repeated(octets("again"), octets("last")))
        .hasMessageContaining("it printed 'other'");
  }

  @Test
  void anEndIsNothingAndALineIsNot() {
    print("ignored");
    assertThatCode(() -> lines.nothingLeft(octets("ignored"))).doesNotThrowAnyException();
    print("more");
    assertThatThrownBy(() -> lines.nothingLeft(null)).hasMessageContaining("it printed 'more'");
    print("later");
    assertThatThrownBy(lines::nothing).hasMessageContaining("it printed 'later'");
    output.ended("exit code 0");
    lines.nothing();
    lines.nothingLeft(null);
  }

  private ExpectLines judge(LineForm form) {
    return new ExpectLines(output, form, SHORT, new Transcript());
  }

  private void print(String line) {
    output.print(octets(line));
  }

  private static byte[] octets(String text) {
    return text.getBytes(UTF_8);
  }
}
