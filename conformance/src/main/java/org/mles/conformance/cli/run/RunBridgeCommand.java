package org.mles.conformance.cli.run;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the cases for bridges; the suite plays both servers. */
@Command(
    name = "bridge",
    mixinStandardHelpOptions = true,
    description = {
      "Run the cases for bridges that carry a channel between two servers of version 2; the suite"
          + " plays both servers, and ends and starts them."
    })
final class RunBridgeCommand extends LiveRun {
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start one bridge by this command; {a} and {b} (HOST:PORT) or {url-a} and {url-b}"
              + " (ws://HOST:PORT) and {channel} are filled in, and what it has of {uid}, {key},"
              + " {silence} (seconds) and {silence-millis}, after which a server that gives no sign"
              + " of life is lost.")
  @Nullable String exec;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Shared key of both servers, which the bridge is set to.")
  @Nullable String key;

  @Override
  Subject subject() {
    return SubjectOptions.bridge(exec, Settings.ofKeys(key, null));
  }
}
