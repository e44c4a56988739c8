package org.mles.benchmarks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mles.benchmarks.cli.console.OneLine;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
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
  public Integer call() throws IOException, UserError {
    String[] words = options.toArray(String[]::new);
    try {
      CommandLineOptions asked = new CommandLineOptions(words);
      if (isQuestion(asked)) {
        Main.main(words);
      } else {
        // Main would print the stack of whatever the user can put right.
        new Runner(asked).run();
      }
      return 0;
    } catch (NoBenchmarksException e) {
      throw new UserError("no benchmark has such a name; jmh -l lists all");
    } catch (CommandLineOptionException | RunnerException e) {
      throw new UserError(OneLine.of(e));
    }
  }

  private static boolean isQuestion(CommandLineOptions asked) {
    return asked.shouldHelp()
        || asked.shouldList()
        || asked.shouldListWithParams()
        || asked.shouldListProfilers()
        || asked.shouldListResultFormats();
  }
}
