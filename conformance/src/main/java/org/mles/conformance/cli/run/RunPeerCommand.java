package org.mles.conformance.cli.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Kind;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.cli.option.KeyOptions;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cases for peer servers; the suite plays the server above them. */
@Command(
    name = "peer",
    mixinStandardHelpOptions = true,
    description = "Run the cases for peer servers; the suite plays their upstream server.")
final class RunPeerCommand extends LiveRun {
  private static final double MILLIS = 1000;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start the peer server by this command; {port} and {upstream} (HOST:PORT) are filled in,"
              + " and {key}, {address-key}, {history} and {wait} (seconds) if the command has"
              + " them. Without --exec: the reference server.")
  @Nullable String exec;

  @Option(
      names = "--first-wait",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description =
          "First wait of a command without {wait} before it tries a lost link again"
              + " (default: ${DEFAULT-VALUE}).")
  double firstWait = 5;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  Kind kind() {
    return Kind.PEER;
  }

  @Override
  Subject subject() {
    if (!(firstWait > 0)) {
      throw new UsageException("--first-wait " + firstWait + " is not positive");
    }
    return SubjectOptions.peer(exec, keys, Duration.ofMillis(Math.round(firstWait * MILLIS)));
  }
}
