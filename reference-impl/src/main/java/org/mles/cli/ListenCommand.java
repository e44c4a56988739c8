package org.mles.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Reconnect;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what a channel says. Thread: main. */
@Command(
    name = "listen",
    description = {
      "Prints the messages of a channel, its history first: one line each, as \"user: text\".",
      "Control characters are escaped. Empty messages, which mostly are joins, are not shown.",
      "Of the N draft the octets are printed as they come, unescaped."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:--count reached, --timeout over (without --count), or nobody reads the output any more",
      "1:refused or cut off by the server, or output is lost",
      "2:wrong usage",
      "3:server not reached",
      "4:--timeout over before --count was reached"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ListenCommand implements Callable<Integer> {
  private static final int TOO_FEW = 4;

  private final Stdio io;

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options;
  @ArgGroup private Form form = new Form();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "End after N messages; N draft: after N reads.")
  private @Nullable Long count;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End after this time, such as 10s.")
  private @Nullable Duration timeout;

  @Option(
      names = "--reconnect",
      description = {
        "Come back when the connection is lost; messages seen before are not repeated.",
        "N draft: the whole history comes again."
      })
  private boolean reconnect;

  ListenCommand(Stdio io) {
    this.io = io;
  }

  /** How to print; one of them. */
  static final class Form {
    @Option(
        names = "--json",
        description = "Print one JSON object per message, or per read of the N draft.")
    private boolean json;

    @Option(names = "--raw", description = "Print the octets of the message and a line feed.")
    private boolean raw;

    MessageFormat format(boolean draft) {
      if (json) {
        return MessageFormat.JSON;
      }
      return draft ? MessageFormat.STREAM : raw ? MessageFormat.RAW : MessageFormat.TEXT;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (count != null && count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be 1 or more");
    }
    long limit = count == null ? Long.MAX_VALUE : count;
    PrintWriter err = spec.commandLine().getErr();
    MessagePrinter printer = new MessagePrinter(io, format(), limit, err);
    try (MlesClient client = join(config(), printer)) {
      long nanos = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
      boolean done = printer.finished().await(nanos, TimeUnit.NANOSECONDS);
      IOException unwritten = printer.unwritten();
      if (unwritten != null && io.readerIsGone(unwritten)) {
        return 0;
      }
      IOException failure = client.failure();
      if (failure != null && !printer.satisfied()) {
        throw failure;
      }
      return done || count == null ? 0 : TOO_FEW;
    }
  }

  /** Returns how messages are printed. */
  MessageFormat format() {
    return form.format(options.draft());
  }

  /** Returns the configuration that the options ask for. */
  ClientConfig config() {
    Reconnect plan = reconnect ? Reconnect.standard(System.nanoTime()) : Reconnect.never();
    return options.config().reconnect(plan).build();
  }

  private static MlesClient join(ClientConfig config, MessagePrinter printer) throws Unreachable {
    try {
      return MlesClient.subscribe(config, printer);
    } catch (IOException e) {
      throw new Unreachable(e);
    }
  }
}
