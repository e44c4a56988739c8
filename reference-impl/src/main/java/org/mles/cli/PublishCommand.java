package org.mles.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages to a channel. Thread: main. */
@Command(
    name = "publish",
    description = {
      "Sends messages to a channel: each argument is one, or else each line of standard input.",
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
      "1:refused or cut off by the server, or a line is not UTF-8",
      "2:wrong usage",
      "3:server not reached"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class PublishCommand implements Callable<Integer> {
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
    ClientConfig config = config();
    List<byte[]> words = words();
    byte[] first = words.isEmpty() ? new byte[0] : words.get(0);
    try (MlesClient client = join(config, first)) {
      try {
        publishRest(client, words);
      } catch (IOException e) {
        // The reader knows better why a write failed, a moment later.
        client.awaitEnd(settle);
        throw client.failure() == null ? e : client.failure();
      }
      client.awaitEnd(settle);
      IOException failure = client.failure();
      if (failure != null) {
        throw failure;
      }
    }
    return 0;
  }

  private static MlesClient join(ClientConfig config, byte[] first) throws Unreachable {
    try {
      return MlesClient.publisher(config, first);
    } catch (IOException e) {
      throw new Unreachable(e);
    }
  }

  /** Returns the configuration that the options ask for. */
  ClientConfig config() {
    return options.config().build();
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

  private void publishRest(MlesClient client, List<byte[]> words) throws IOException {
    if (!words.isEmpty()) {
      for (byte[] word : words.subList(1, words.size())) {
        client.publish(word);
      }
      return;
    }
    if (options.draft()) {
      publishStream(client);
    } else {
      publishLines(client);
    }
  }

  private void publishStream(MlesClient client) throws IOException {
    byte[] piece = new byte[PIECE_OCTETS];
    for (int octets = io.in().read(piece); octets >= 0; octets = io.in().read(piece)) {
      client.publish(Arrays.copyOf(piece, octets));
    }
  }

  private void publishLines(MlesClient client) throws IOException {
    LineInput lines = new LineInput(io.in());
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        client.publish(line);
      }
    }
  }
}
