package org.mles.conformance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The command line with its streams in memory. */
final class Commands {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Returns the exit code; the streams are about this call only. */
  int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return ConformanceCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  List<String> errLines() {
    return err.toString().lines().toList();
  }

  String lastLine() {
    return out.toString().lines().reduce("", (first, second) -> second);
  }
}
