package org.mles.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneLineTest {
  @Test
  void putsTheClassIntoWords() {
    assertThat(OneLine.of(new BindException("in use"))).isEqualTo("cannot listen there: in use");
    assertThat(OneLine.of(new UnknownHostException("x"))).isEqualTo("unknown host x");
    assertThat(OneLine.of(new NoSuchFileException("x"))).isEqualTo("no such file: x");
    assertThat(OneLine.of(new IOException("as it is"))).isEqualTo("as it is");
    assertThat(OneLine.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void isOneLineWhateverTheMessage(String text) {
    assertThat(HostileTexts.firstUnsafe(OneLine.of(new NoSuchFileException(text)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void printsTracesWithoutTheTextOfStrangers(String text) {
    IOException bug = new IOException(text, new IllegalStateException(text));
    StringWriter trace = new StringWriter();
    LoggableFailure.of(bug).printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString().lines())
        .allSatisfy(line -> assertThat(HostileTexts.firstUnsafe(line.replace("\t", ""))).isEmpty())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(5000));
    assertThat(trace.toString())
        .startsWith("java.io.IOException")
        .contains("Caused by: java.lang.IllegalStateException", "OneLineTest");
    assertThat(trace.toString().lines())
        .noneMatch(line -> line.startsWith("forged") || line.startsWith("INFO"));
  }

  @Test
  void endsCausesThatGoRound() {
    IOException first = new IOException("first");
    IOException second = new IOException("second", first);
    first.initCause(second);
    int causes = 0;
    for (Throwable at = LoggableFailure.of(first); at != null; at = at.getCause()) {
      causes++;
    }
    assertThat(causes).isLessThan(20);
  }
}
