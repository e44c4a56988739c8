package org.mles.benchmarks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Calls JMH with all arguments that follow. */
@Command(
    name = "jmh",
    description =
        "Runs the JMH benchmarks; all arguments go to JMH (-h lists its options, -prof gc shows"
            + " allocation).")
final class JmhCommand implements Callable<Integer> {
  @Unmatched private final List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Main.main(options.toArray(String[]::new));
    return 0;
  }
}
