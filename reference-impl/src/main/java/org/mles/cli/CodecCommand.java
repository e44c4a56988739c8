package org.mles.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.mles.cli.program.JarVersion;
import org.mles.codec.CodecDriver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Answers codec requests, one JSON object a line, until its input ends. Thread: main. */
@Command(
    name = "codec",
    description = {
      "Offers the codec of this server to a test suite: reads one JSON object a line",
      "from standard input, writes one answer a line to standard output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CodecCommand implements Callable<Integer> {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    boolean first = true;
    CodecDriver driver = new CodecDriver();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean marked = first && line.startsWith(BYTE_ORDER_MARK);
        out.write(driver.answer(marked ? line.substring(1) : line) + "\n");
        first = false;
        if (out.checkError()) {
          throw new IOException("output is lost");
        }
      }
    }
    return 0;
  }
}
