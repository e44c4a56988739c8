package org.mles.conformance.cli.run;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cli.option.ClientOptions;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cases for clients; the suite plays the server. */
@Command(
    name = "client",
    mixinStandardHelpOptions = true,
    description = "Run the cases for clients; the suite plays their server.")
final class RunClientCommand extends LiveRun {
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start one client per case by this command; {host}, {port}, {channel} and {uid} are"
              + " filled in, and {key} and {address-key} if the command has them, in version 2 {key}"
              + " alone, and {ca} with --tls. It publishes the"
              + " lines of its input and prints the messages of others, one a line. Without --exec:"
              + " the reference client.")
  @Nullable String exec;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description =
          "Shared key that the client is set to; in version 1 it hashes its address without one.")
  @Nullable String key;

  @Option(
      names = "--address-key",
      paramLabel = "TEXT",
      description = "Address key that the client is set to.")
  @Nullable String addressKey;

  @Option(
      names = "--tls",
      description =
          "Answer by TLS, 1.2 or 1.3: every connection is inside it, and what clients have to do"
              + " with it is asked, too. {ca} in the command is filled with a file in PEM: the"
              + " authority that the client has to believe, which is made for the run.")
  boolean tls;

  @Mixin ClientOptions client = new ClientOptions();

  @Override
  Subject subject() {
    return client.subject(exec, Settings.ofKeys(key, addressKey), selection.protocol(), tls);
  }
}
