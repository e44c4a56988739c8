package org.mles.conformance.cli.run;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;
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
              + " (ws://HOST:PORT) and {channel} are filled in, and what it has of {uid}, {key}, {ca},"
              + " {silence} (seconds) and {silence-millis}, after which a server that gives no sign"
              + " of life is lost.")
  @Nullable String exec;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Shared key of both servers, which the bridge is set to.")
  @Nullable String key;

  @Option(
      names = "--tls",
      description =
          "Answer by TLS, 1.2 or 1.3, as both servers: the URLs say wss then, and {ca} in the"
              + " command is filled with a file in PEM, the authority that the bridge has to"
              + " believe, which is made for the run.")
  boolean tls;

  @Override
  Subject subject() {
    Settings plain = Settings.ofKeys(key, null);
    return SubjectOptions.bridge(
        exec, tls ? plain.withTransport(AnsweringTls.showing(Paper.RIGHT)) : plain);
  }
}
