package org.mles.benchmarks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command line answered in this JVM.
 *
 * @param exitCode its exit code
 * @param out standard output
 * @param err standard error
 */
record Said(int exitCode, String out, String err) {
  static Said to(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        BenchmarksCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = line.execute(words);
    return new Said(exitCode, out.toString(), err.toString());
  }
}
