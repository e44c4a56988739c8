package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;

/** The commands publish and listen on several channels of the reference server at once. */
@Timeout(60)
class SeveralChannelsIT {
  private static final String KEY = "secret";

  /** First message of version 2, as it is or as text of JSON. */
  private static final Pattern JOIN = Pattern.compile("\\{\\\\?\"uid\\\\?\":\\\\?\"alice.*channel");

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private MlesServer server;

  private final Tool tool = new Tool();

  @BeforeEach
  void serve() throws IOException {
    server = serve(0);
  }

  private static MlesServer serve(int port) throws IOException {
    return MlesServer.start(
        ServerConfig.defaults()
            .withPort(port)
            .withSharedKey(KEY)
            .withProtocols(EnumSet.allOf(Protocol.class)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void saysEachMessageOnEachChannel(Protocol spoken) {
    assertThat(tool.run(args("publish", spoken, "alice", "-c", "a", "-c", "b", "one"))).isZero();
    Tool lines = new Tool().in("two\n".getBytes(UTF_8));
    assertThat(lines.run(args("publish", spoken, "alice", "-c", "c", "-c", "d"))).isZero();
    for (String channel : List.of("a", "b", "c", "d")) {
      String word = channel.compareTo("c") < 0 ? "one" : "two";
      assertThat(heard(spoken, 1, "-c", channel)).singleElement().asString().endsWith(word);
    }
  }

  /** Returns the lines of as many messages, without the first messages that joined. */
  private List<String> heard(Protocol spoken, int messages, String... more) {
    Tool listener = new Tool();
    String[] count = {"--count", String.valueOf(spoken == Protocol.V2 ? 2 * messages : messages)};
    assertThat(listener.run(args("listen", spoken, "bob", more, count))).isZero();
    return said(listener.out());
  }

  private static List<String> said(String lines) {
    return lines.lines().filter(line -> !JOIN.matcher(line).find()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheChannelOfEachLine(Protocol spoken) {
    sayOneInAAndTwoInB(spoken);
    String sender = spoken == Protocol.V1 ? "alice: " : "";
    assertThat(heard(spoken, 2, "-c", "a", "-c", "b"))
        .containsExactlyInAnyOrder("[a] " + sender + "one", "[b] " + sender + "two");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheChannelOfRawOctets(Protocol spoken) {
    sayOneInAAndTwoInB(spoken);
    assertThat(heard(spoken, 2, "-c", "a", "-c", "b", "--raw"))
        .containsExactlyInAnyOrder("[a] one", "[b] two");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheChannelInJson(Protocol spoken) {
    sayOneInAAndTwoInB(spoken);
    assertThat(heard(spoken, 2, "-c", "a", "-c", "b", "--json"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("{\"joined\":\"a\",") && line.contains("\"one\""))
        .anyMatch(line -> line.startsWith("{\"joined\":\"b\",") && line.contains("\"two\""));
  }

  private void sayOneInAAndTwoInB(Protocol spoken) {
    assertThat(tool.run(args("publish", spoken, "alice", "-c", "a", "one"))).isZero();
    assertThat(tool.run(args("publish", spoken, "alice", "-c", "b", "two"))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheChannelThatIsRefused(Protocol spoken) throws IOException {
    ClientConfig there =
        ClientConfig.builder("bob", "b")
            .server("127.0.0.1", server.port())
            .sharedKey(KEY)
            .protocol(spoken)
            .build();
    try (MlesClient first = MlesClient.join(there)) {
      for (String command : List.of("listen", "publish")) {
        Tool second = new Tool().in(new byte[0]);
        String[] more = command.equals("publish") ? new String[] {"--settle", "1m"} : new String[0];
        String[] channels = {"-c", "a", "-c", "b", "-c", "c"};
        assertThat(second.run(args(command, spoken, "bob", channels, more))).isEqualTo(1);
        assertThat(second.err()).startsWith(command + ": [b] 127.0.0.1:").hasLineCount(1);
      }
      assertThat(first.failure()).isNull();
    }
  }

  @Test
  void countsOverAllChannelsUntilTheTimeIsOver() {
    assertThat(tool.run(args("publish", Protocol.V1, "alice", "-c", "a", "-c", "b", "one")))
        .isZero();
    String[] channels = {"-c", "a", "-c", "b"};
    String[] three = {"--count", "3", "--timeout", "50ms"};
    assertThat(tool.run(args("listen", Protocol.V1, "bob", channels, three))).isEqualTo(4);
  }

  @Test
  void refusesAChannelThatIsGivenTwice() {
    for (String command : List.of("listen", "publish")) {
      Tool twice = new Tool();
      assertThat(twice.run(args(command, Protocol.V1, "bob", "-c", "a", "-c", "b", "-c", "a")))
          .isEqualTo(2);
      assertThat(twice.err()).isEqualTo(command + ": --channel: \"a\" is given twice\n");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2"})
  void comesBackToEachChannelAndRepeatsNothing(Protocol spoken) throws Exception {
    Lines lines = new Lines();
    Tool listener = new Tool().sink(lines);
    String[] channels = {"-c", "a", "-c", "b"};
    String[] args =
        args(
            "listen",
            spoken,
            "bob",
            channels,
            "--reconnect",
            "--count",
            spoken == Protocol.V2 ? "6" : "4");
    CompletableFuture<Integer> end =
        CompletableFuture.supplyAsync(() -> listener.run(args), task -> new Thread(task).start());
    assertThat(tool.run(args("publish", spoken, "alice", channels, "one"))).isZero();
    lines.await(spoken == Protocol.V2 ? 4 : 2);
    int port = server.port();
    server.close();
    server = serve(port);
    assertThat(tool.run(args("publish", spoken, "alice", channels, "one", "two"))).isZero();
    assertThat(end.get()).isZero();
    String sender = spoken == Protocol.V1 ? "alice: " : "";
    assertThat(said(lines.all()))
        .containsExactlyInAnyOrder(
            "[a] " + sender + "one",
            "[b] " + sender + "one",
            "[a] " + sender + "two",
            "[b] " + sender + "two");
    assertThat(listener.err()).contains("listen: [a] ", "listen: [b] ");
  }

  private String[] args(String command, Protocol spoken, String uid, String... more) {
    return args(command, spoken, uid, more, new String[0]);
  }

  private String[] args(
      String command, Protocol spoken, String uid, String[] more, String... last) {
    String address = (spoken == Protocol.V2 ? "ws://" : "") + "127.0.0.1:" + server.port();
    List<String> args = new ArrayList<>(List.of(command, "-s", address, "-k", KEY, "-u", uid));
    args.addAll(List.of("--profile", spoken.word()));
    args.addAll(List.of(more));
    args.addAll(List.of(last));
    return args.toArray(String[]::new);
  }

  /** An output that somebody can wait for, line by line. */
  private static final class Lines extends OutputStream {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final Semaphore ends = new Semaphore(0);

    @Override
    public synchronized void write(int octet) {
      all.write(octet);
      if (octet == '\n') {
        ends.release();
      }
    }

    void await(int lines) throws InterruptedException {
      ends.acquire(lines);
    }

    synchronized String all() {
      return all.toString(UTF_8);
    }
  }
}
