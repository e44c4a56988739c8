package org.mles.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.program.JarVersion;
import org.mles.client.ClientConfig;
import org.mles.client.Reconnect;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what channels say. Thread: main. */
@Command(
    name = "listen",
    description = {
      "Prints the messages of a channel, its history first: one line each, as \"user: text\".",
      "Of several channels (-c a -c b) each line begins with its own: \"[channel] user: text\".",
      "Control characters are escaped. Empty messages, which mostly are joins, are not shown.",
      "Of one channel of the N draft the octets are printed as they come, unescaped; of several,"
          + " each read is a line."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:--count reached, --timeout over (without --count), or nobody reads the output any more",
      "1:refused or cut off by the server, be it on one of several channels, or output is lost",
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
      description = "End after N messages, of all channels together; N draft: after N reads.")
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
        description = {
          "Print one JSON object per message, or per read of the N draft.",
          "Of several channels it tells the one that was \"joined\"; what a sender of v1 calls the"
              + " channel may be another."
        })
    private boolean json;

    @Option(names = "--raw", description = "Print the octets of the message and a line feed.")
    private boolean raw;

    MessageFormat format(boolean stream) {
      if (json) {
        return MessageFormat.JSON;
      }
      return stream ? MessageFormat.STREAM : raw ? MessageFormat.RAW : MessageFormat.TEXT;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (count != null && count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be 1 or more");
    }
    long limit = count == null ? Long.MAX_VALUE : count;
    PrintWriter err = spec.commandLine().getErr();
    Printout out = new Printout(io, limit);
    MessageFormat format = format();
    try (JoinedChannels channels =
        JoinedChannels.join(
            configs(), new byte[0], label -> new MessagePrinter(out, format, label, err))) {
      boolean done = out.awaitFinish(timeout == null ? Long.MAX_VALUE : timeout.toNanos());
      IOException unwritten = out.unwritten();
      if (unwritten != null && io.readerIsGone(unwritten)) {
        return 0;
      }
      IOException failure = channels.failure();
      if (failure != null && !out.satisfied()) {
        throw failure;
      }
      return done || count == null ? 0 : TOO_FEW;
    }
  }

  /** Returns how messages are printed. */
  MessageFormat format() {
    return form.format(options.draft() && !options.several());
  }

  /** Returns the configurations that the options ask for, one for each channel. */
  List<ClientConfig> configs() {
    return options.configs().stream().map(config -> config.reconnect(plan()).build()).toList();
  }

  /** Draws for each channel by itself, so that they do not come back all at once. */
  private Reconnect plan() {
    return reconnect ? Reconnect.standard(System.nanoTime()) : Reconnect.never();
  }
}
