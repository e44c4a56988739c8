package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.mles.cli.program.Program;
import picocli.CommandLine;

/** What the program says of itself, and how it ends. */
final class ProxyProgramTest {
  @Test
  void listsItsCommandsAndExitCodes() {
    Said help = Said.by("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: mles-proxy").contains("2   wrong usage");
  }

  @Test
  void namesItselfWithItsVersion() {
    Said version = Said.by("--version");

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).matches("mles-proxy \\S.*\\R");
  }

  @Test
  void refusesWhatItDoesNotKnowInOneLine() {
    Said wrong = Said.by("dance");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("dance").endsWith("try mles-proxy --help\n").hasLineCount(1);
  }

  @Test
  void endsInErrorIfItsHelpIsLost() {
    CommandLine line = ProxyProgram.commandLine(OutputStream.nullOutputStream());
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    line.setOut(
        new PrintWriter(Writer.nullWriter(), true) {
          @Override
          public boolean checkError() {
            return true;
          }
        });

    assertThat(Program.execute(line, "--help")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("mles-proxy: output is lost\n");
  }
}
