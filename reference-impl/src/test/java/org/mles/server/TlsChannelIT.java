package org.mles.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Trust;
import org.mles.client.ClientConfig;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.client.Reconnect;
import org.mles.net.tls.Certificates;
import org.mles.rule.WireRule;
import org.mles.testing.Frames;
import tlschannel.ClientTlsChannel;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/** The library tls-channel, which turns the JVM's engine by code of its own, at the other end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsChannelIT {
  private static final Trust TRUST = trust();

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void isServedAsAClient(String version) throws IOException {
    byte[] hello = Frames.frame("alice", "hello");
    byte[] answer = Frames.frame("bob", "x".repeat(40_000));
    try (MlesServer server = MlesServer.start(TlsServing.config());
        RawClient bob = TlsServing.raw(server).join(server, "bob");
        TlsChannel alice = call(server, version)) {
      alice.write(ByteBuffer.wrap(hello));
      bob.hears(hello);
      byte[] history = Frames.frame("bob", "");
      assertThat(read(alice, history.length, 1)).isEqualTo(history);
      bob.send(answer);
      assertThat(read(alice, answer.length, 7)).isEqualTo(answer);
      try (TlsChannel carol = call(server, version)) {
        carol.write(ByteBuffer.wrap(Frames.frame("carol", "")));
        byte[] all = Frames.concat(history, hello, answer);
        assertThat(read(carol, all.length, 1_000)).isEqualTo(all);
      }
      bob.hears(Frames.frame("carol", ""));
      byte[] joined = Frames.frame("carol", "");
      assertThat(read(alice, joined.length, 2)).isEqualTo(joined);
      alice.write(ByteBuffer.wrap(hello)); // comes whole, though the end is behind it
      assertThat(alice.shutdown()).as("heard the end before it said its own").isFalse();
      assertThat(alice.shutdown()).as("heard the end of the server").isTrue();
      bob.hears(hello);
      RawClient.await(() -> server.counters().connectionsOpen() == 1);
      assertThat(server.counters().refused(WireRule.TLS_TRUNCATED)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void isUnderstoodAsAServer(String version) throws Exception {
    byte[] first = Frames.frame("alice", "hello");
    byte[] answer = Frames.frame("bob", "hello alice");
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      FutureTask<byte[]> served = new FutureTask<>(() -> serve(listener, version, first, answer));
      new Thread(served, "tls-channel").start();
      ClientConfig config =
          ClientConfig.builder("alice", Frames.ROOM)
              .server("localhost", listener.socket().getLocalPort())
              .sharedKey(Frames.SECRET)
              .reconnect(Reconnect.never())
              .tls(TRUST)
              .build();
      try (MlesClient client = MlesClient.join(config, "hello".getBytes(UTF_8))) {
        assertThat(client.receive()).extracting(Received::text).isEqualTo("hello alice");
        assertThatThrownBy(client::receive).hasMessageContaining("closed the connection");
      }
      assertThat(served.get()).isEqualTo(first);
    }
  }

  /** Reads a first frame octet by octet, answers in records of one octet, and says the end. */
  private static byte[] serve(
      ServerSocketChannel listener, String version, byte[] first, byte[] answer)
      throws IOException {
    SSLContext context = Certificates.LOCAL.context();
    try (SocketChannel tcp = listener.accept();
        TlsChannel channel =
            ServerTlsChannel.newBuilder(tcp, context)
                .withEngineFactory(shown -> engine(shown, version))
                .build()) {
      byte[] heard = read(channel, first.length, 1);
      for (byte octet : answer) {
        channel.write(ByteBuffer.wrap(new byte[] {octet}));
      }
      channel.shutdown();
      return heard;
    }
  }

  private static SSLEngine engine(SSLContext shown, String version) {
    SSLEngine engine = shown.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  private static TlsChannel call(MlesServer server, String version) throws IOException {
    SSLEngine engine = TRUST.engine("localhost", server.port());
    engine.setEnabledProtocols(new String[] {version});
    return ClientTlsChannel.newBuilder(SocketChannel.open(server.address()), engine).build();
  }

  /** Reads so many octets, or up to the end, a piece at a time. */
  private static byte[] read(TlsChannel channel, int octets, int piece) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(octets);
    boolean more = true;
    while (more && all.hasRemaining()) {
      all.limit(Math.min(octets, all.position() + piece));
      more = channel.read(all) >= 0;
      all.limit(octets);
    }
    byte[] read = new byte[all.position()];
    all.flip().get(read);
    return read;
  }

  private static Trust trust() {
    try {
      return Trust.of(Certificates.LOCAL.chain());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
