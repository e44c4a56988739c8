package org.mles.conformance.cli.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.option.KeyOptions;
import org.mles.conformance.cli.option.LinkOption;
import org.mles.conformance.cli.option.ProtocolWord;
import org.mles.conformance.cli.option.StartOption;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.cli.option.TlsOptions;
import org.mles.conformance.cli.option.WaitConverter;
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
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start the peer server by this command; {port} and {upstream} (HOST:PORT) are filled in,"
              + " and what it has of {peer-wait} (seconds), {peer-wait-millis}, {ca} with"
              + " --upstream-tls and the places that"
              + " 'run server --help' lists. Without --exec: the reference server.")
  @Nullable String exec;

  @Option(
      names = {"--peer-wait", "--first-wait"},
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = WaitConverter.class,
      description =
          "First wait of a command without {peer-wait} before it tries a lost link again, such as"
              + " 200ms; seconds if it has no unit (default: ${DEFAULT-VALUE}).")
  Duration peerWait = Duration.ofSeconds(5);

  @Mixin KeyOptions keys = new KeyOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin LinkOption links = new LinkOption();
  @Mixin StartOption start = new StartOption();

  @Override
  Subject subject() {
    ProtocolWord.requireSpoken(selection.protocol());
    return SubjectOptions.peer(exec, keys, tls, links, start, peerWait);
  }
}
