package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;

/** The commands publish and listen against the reference server. */
@Timeout(60)
class PubSubCommandIT {
  private static final String KEY = "secret";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private MlesServer server;

  private final Tool tool = new Tool();

  @BeforeEach
  void serve() throws IOException {
    server =
        MlesServer.start(
            ServerConfig.defaults()
                .withPort(0)
                .withSharedKey(KEY)
                .withProtocols(EnumSet.allOf(Protocol.class)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void carriesArgumentsFromOneToTheOther() {
    assertThat(publish("one", "two words")).isZero();
    assertThat(listen("--count", "2")).isZero();
    assertThat(tool.out()).isEqualTo("alice: one\nalice: two words\n");
  }

  @Test
  void carriesLinesOfStandardInput() {
    Tool publisher = new Tool().in("first\r\n\nsecond\nlast without end".getBytes(UTF_8));
    assertThat(publisher.run(args("publish", KEY, "alice"))).isZero();
    assertThat(listen("--count", "3")).isZero();
    assertThat(tool.out()).isEqualTo("alice: first\nalice: second\nalice: last without end\n");
  }

  @Test
  void printsJson() throws IOException {
    byte[] notText = {(byte) 0xFF, 0};
    ClientConfig alice =
        ClientConfig.builder("alice", "room")
            .server("127.0.0.1", server.port())
            .sharedKey(KEY)
            .cid(0xABC)
            .build();
    try (MlesClient client = MlesClient.publisher(alice, "say \"hi\"\n".getBytes(UTF_8))) {
      client.publish(notText);
    }
    assertThat(listen("--count", "2", "--json")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            "{\"uid\":\"alice\",\"channel\":\"room\",\"cid\":\"00000abc\",\"message\":\"say"
                + " \\\"hi\\\"\\n\"}\n"
                + "{\"uid\":\"alice\",\"channel\":\"room\",\"cid\":\"00000abc\","
                + "\"message_base64\":\"/wA=\"}\n");
  }

  @Test
  void printsRawOctetsOnlyOnRequest() {
    assertThat(publish("\u001b[2J")).isZero();
    assertThat(listen("--count", "1", "--raw")).isZero();
    assertThat(tool.out()).isEqualTo("\u001b[2J\n");
    Tool careful = new Tool();
    assertThat(careful.run(args("listen", KEY, "bob", "--count", "1"))).isZero();
    assertThat(careful.out()).isEqualTo("alice: \\u{1b}[2J\n");
  }

  @Test
  void carriesAStreamOfTheDraftAsItIs() {
    byte[] octets = {'o', 'n', 'e', '\n', '\n', 27, 0, 't', 'w', 'o'};
    Tool publisher = new Tool().in(octets);
    assertThat(publisher.run(args("publish", KEY, "alice", "--profile", "n-draft"))).isZero();
    assertThat(listen("--profile", "n-draft", "-n", "1")).isZero();
    assertThat(tool.out()).isEqualTo(new String(octets, UTF_8));
  }

  @Test
  void printsChunksOfTheDraftAsJsonWithoutASender() {
    assertThat(publish("--profile", "n-draft", "one")).isZero();
    assertThat(listen("--profile", "n-draft", "-n", "1", "--json")).isZero();
    assertThat(tool.out()).isEqualTo("{\"channel\":\"room\",\"chunk\":\"one\"}\n");
  }

  @Test
  void tellsARefusalFromSuccess() {
    // The wait ends with the refusal, however long it may be.
    String[] wrongKey = args("publish", "another", "alice", "--settle", "1m", "one");
    assertThat(tool.run(wrongKey)).isEqualTo(1);
    assertThat(tool.err().lines()).hasSize(1);
    assertThat(tool.err()).startsWith("publish: ").contains("right after the join");
    Tool listener = new Tool();
    assertThat(listener.run(args("listen", "another", "bob"))).isEqualTo(1);
    assertThat(listener.err()).startsWith("listen: ").contains("right after the join");
  }

  @Test
  void tellsAServerThatIsNotThere() throws IOException {
    int unused;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = probe.getLocalPort();
    }
    String[] there = {"-u", "a", "-c", "b", "-s", "127.0.0.1:" + unused};
    for (String command : new String[] {"publish", "listen"}) {
      Tool caller = new Tool();
      String[] args = new String[there.length + 1];
      args[0] = command;
      System.arraycopy(there, 0, args, 1, there.length);
      assertThat(caller.run(args)).isEqualTo(3);
      assertThat(caller.err()).startsWith(command + ": cannot reach 127.0.0.1:" + unused);
      assertThat(caller.err().lines()).hasSize(1);
    }
  }

  @Test
  void endsAtItsTimeout() {
    assertThat(listen("--timeout", "50ms")).isZero();
    Tool impatient = new Tool();
    assertThat(impatient.run(args("listen", KEY, "carol", "-n", "1", "--timeout", "50ms")))
        .isEqualTo(4);
  }

  @Test
  void endsQuietlyWhenNobodyReadsItsOutput() {
    assertThat(publish("one", "two")).isZero();
    Tool piped = new Tool().sink(new BrokenPipe());
    assertThat(piped.run(args("listen", KEY, "bob"))).isZero();
    assertThat(piped.err()).isEmpty();
  }

  private int publish(String... messages) {
    return tool.run(args("publish", KEY, "alice", messages));
  }

  private int listen(String... more) {
    return tool.run(args("listen", KEY, "bob", more));
  }

  private String[] args(String command, String key, String uid, String... more) {
    String[] args = new String[9 + more.length];
    String[] fixed = {
      command, "-s", "127.0.0.1:" + server.port(), "-k", key, "-u", uid, "-c", "room"
    };
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return args;
  }

  private static final class BrokenPipe extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
