package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.mles.cli.program.Program;
import picocli.CommandLine;

/** One run of the command line inside the test. */
final class Tool {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter text = new StringWriter();
  private final StringWriter err = new StringWriter();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream sink = out;

  Tool in(byte[] octets) {
    in = new ByteArrayInputStream(octets);
    return this;
  }

  Tool sink(OutputStream other) {
    sink = other;
    return this;
  }

  int run(String... args) {
    CommandLine line = MlesCommand.commandLine(new Stdio(in, sink, false));
    line.setOut(sink == out ? new PrintWriter(text, true) : new PrintWriter(sink, true, UTF_8));
    line.setErr(new PrintWriter(err, true));
    return Program.execute(line, args);
  }

  /** What went to standard output, help texts included. */
  String out() {
    return out.toString(UTF_8) + text;
  }

  String err() {
    return err.toString();
  }
}
