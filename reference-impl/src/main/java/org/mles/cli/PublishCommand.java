package org.mles.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.program.JarVersion;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.Received;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages to channels. Thread: main. */
@Command(
    name = "publish",
    description = {
      "Sends messages to a channel, or each to several (-c a -c b): each argument is one, or else"
          + " each line of standard input.",
      "Lines are UTF-8; empty ones are skipped. In the N draft arguments are sent without anything between them,"
          + " and standard input as it is.",
      "The protocol has no acknowledgement: code 0 says that everything"
          + " was sent and that the server did not close the connection within --settle."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:sent",
      "1:refused or cut off by the server, be it on one of several channels, or a line is not UTF-8",
      "2:wrong usage",
      "3:server not reached"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class PublishCommand implements Callable<Integer> {
  /** Drops what it hears and tells when nothing more will come. */
  private record Deaf(CountDownLatch ended) implements Listener {
    @Override
    public void onMessage(Received message) {}

    @Override
    public void onEnd(@Nullable IOException failure) {
      ended.countDown();
    }
  }

  /** Longest run that a server of the draft keeps together. Source: N-08. */
  private static final int PIECE_OCTETS = 65_536;

  private final Stdio io;

  @Mixin private ClientOptions options;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      defaultValue = "250ms",
      converter = DurationConverter.class,
      description = "How long to wait for a refusal after the end. Default: ${DEFAULT-VALUE}.")
  private Duration settle;

  @Parameters(paramLabel = "MESSAGE", arity = "0..*", description = "Messages, in this order.")
  private @Nullable List<String> messages;

  PublishCommand(Stdio io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<ClientConfig> configs = configs();
    List<byte[]> words = words();
    byte[] first = words.isEmpty() ? new byte[0] : words.get(0);
    CountDownLatch ended = new CountDownLatch(1);
    try (JoinedChannels channels = JoinedChannels.join(configs, first, label -> new Deaf(ended))) {
      IOException unsent = null;
      try {
        publishRest(channels, words);
      } catch (IOException e) {
        unsent = e; // a reader knows better why a write failed, a moment later
      }
      ended.await(settle.toNanos(), TimeUnit.NANOSECONDS);
      IOException failure = channels.failure();
      if (failure == null) {
        failure = unsent;
      }
      if (failure != null) {
        throw failure;
      }
    }
    return 0;
  }

  /** Returns the configurations that the options ask for, one for each channel. */
  List<ClientConfig> configs() {
    return options.configs().stream().map(ClientConfig.Builder::build).toList();
  }

  /** Returns the messages among the arguments; none if standard input has them. */
  private List<byte[]> words() {
    List<byte[]> words = new ArrayList<>();
    if (messages != null) {
      for (String message : messages) {
        words.add(WholeText.octets("message " + (words.size() + 1), message));
      }
    }
    return words;
  }

  private void publishRest(JoinedChannels channels, List<byte[]> words) throws IOException {
    if (!words.isEmpty()) {
      for (byte[] word : words.subList(1, words.size())) {
        channels.publish(word);
      }
      return;
    }
    if (options.draft()) {
      publishStream(channels);
    } else {
      publishLines(channels);
    }
  }

  private void publishStream(JoinedChannels channels) throws IOException {
    byte[] piece = new byte[PIECE_OCTETS];
    for (int octets = io.in().read(piece); octets >= 0; octets = io.in().read(piece)) {
      channels.publish(Arrays.copyOf(piece, octets));
    }
  }

  private void publishLines(JoinedChannels channels) throws IOException {
    LineInput lines = new LineInput(io.in());
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        channels.publish(line);
      }
    }
  }
}
