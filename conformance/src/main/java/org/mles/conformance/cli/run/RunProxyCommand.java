package org.mles.conformance.cli.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cli.option.KeyOptions;
import org.mles.conformance.cli.option.StartOption;
import org.mles.conformance.cli.option.SubjectOptions;
import org.mles.conformance.cli.option.TlsOptions;
import org.mles.conformance.cli.option.WaitConverter;
import org.mles.conformance.run.subjects.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cases for proxies; the suite plays browsers and the server behind the proxy. */
@Command(
    name = "proxy",
    mixinStandardHelpOptions = true,
    description = {
      "Run the cases for proxies that carry version 1 over WebSocket; the suite plays the pages of"
          + " browsers on one side and the upstream server on the other."
    })
final class RunProxyCommand extends LiveRun {
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start the proxy by this command; {port} and {upstream} (HOST:PORT) are filled in, and"
              + " what it has of {upstream-wait} (seconds), {upstream-wait-millis} and the places"
              + " that 'run server --help' lists, of which {max-channels} is about one page here.")
  @Nullable String exec;

  @Option(
      names = "--upstream-wait",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = WaitConverter.class,
      description =
          "First wait of a command without {upstream-wait} before it tries a lost connection again,"
              + " such as 200ms; seconds if it has no unit (default: ${DEFAULT-VALUE}).")
  Duration upstreamWait = SubjectOptions.USUAL_PROXY_WAIT;

  @Mixin KeyOptions keys = new KeyOptions();
  @Mixin TlsOptions tls = new TlsOptions();
  @Mixin StartOption start = new StartOption();

  @Override
  Subject subject() {
    return SubjectOptions.proxy(exec, keys, tls, start, upstreamWait);
  }
}
