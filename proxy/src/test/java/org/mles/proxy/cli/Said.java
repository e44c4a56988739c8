package org.mles.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.mles.cli.program.Program;
import picocli.CommandLine;

/**
 * What one run of the command line inside the test said.
 *
 * @param exitCode how it ended
 * @param out its standard output
 * @param err its standard error
 */
record Said(int exitCode, String out, String err) {
  static Said by(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    CommandLine line = ProxyProgram.commandLine(out);
    line.setErr(new PrintWriter(err, true));
    int code = Program.execute(line, args);
    return new Said(code, out.toString(UTF_8), err.toString());
  }
}
