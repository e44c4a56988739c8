package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.auth.TokenPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.net.Plain;
import org.mles.session.Protocol;
import org.mles.text.LogFormats;
import org.mles.time.Clock;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Close;
import org.mles.ws.Opcode;

/**
 * A conversation that a server has with itself before it opens its port, once in a process.
 *
 * <p>What is needed for the first time later may not be had any more: at the limit of descriptors
 * no file can be opened, no library loaded. So everything happens once beforehand, on a loopback
 * port of its own and turned by hand: join, publish, move, refuse, be cut off, leave. Nobody hears
 * of it. Thread: any.
 */
final class Rehearsal {
  private static final String KEY = "rehearsal";
  private static final String UID = "actor";

  /** Ends a rehearsal in which something did not happen; the server starts nevertheless. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int RESTORED = 1_000;

  private static boolean done;

  private final ServerEvents events = new LoggedEvents(Clock.SYSTEM, new DeafLogger());
  private final Shared shared;
  private final Loops loops;
  private final InetSocketAddress address;
  private final List<SocketChannel> clients = new ArrayList<>();
  private final long startNanos = System.nanoTime();

  private Rehearsal() throws IOException {
    shared = Shared.of(config(), Clock.SYSTEM, events, Plain::new);
    loops = Loops.of(shared);
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      loops.first().listen(listener);
      address = (InetSocketAddress) listener.getLocalAddress();
    } catch (IOException | RuntimeException | Error e) {
      listener.close();
      loops.abort();
      throw e;
    }
  }

  /**
   * Rehearses unless that was done before.
   *
   * @throws IOException if not even that can be had: a loopback port and some descriptors
   */
  static synchronized void once() throws IOException {
    if (!done) {
      LogFormats.load(LoggedEvents.LOGGER);
      new Rehearsal().run();
      done = true;
    }
  }

  private static ServerConfig config() {
    return ServerConfig.defaults()
        .withPort(0)
        .withSharedKey(KEY)
        .withLoops(2)
        .withMirrorFrom(1)
        .withProtocols(EnumSet.allOf(Protocol.class))
        .with(Limit.DRAIN_DEADLINE, Duration.ofMillis(1));
  }

  private void run() throws IOException {
    try {
      // Enough channels that both loops own some: a connection moves at its join.
      for (int i = 0; i < 4; i++) {
        join("channel " + i);
      }
      refuse();
      talkAsABrowser();
      restore();
      leave();
      events.acceptFailed(new IOException("rehearsed"));
      events.bug(new IllegalStateException("rehearsed"));
      events.failed(new IllegalStateException("rehearsed"));
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
      // The listener and all connections end with their loops.
      loops.abort();
    }
  }

  /** Two members, of whom the second is served a history, and a third that is refused. */
  private void join(String channel) throws IOException {
    long joins = counters().joins();
    send(frame(UID, channel));
    turnUntil(() -> counters().joins() > joins);
    send(frame("another " + UID, channel));
    turnUntil(() -> counters().joins() > joins + 1);
    long closed = closed();
    send(frame(UID, channel));
    turnUntil(() -> closed() > closed);
  }

  /** A long resync, so that the first real one finds code that is compiled. */
  private void restore() throws IOException {
    byte[] item = frame(UID, "restored");
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(Collections.nCopies(RESTORED, item)));
    V1Header header = V1Frame.header(item);
    long resyncs = counters().resyncs();
    send(V1Frame.encode(header.cid(), header.key(), body));
    turnUntil(() -> counters().resyncs() > resyncs);
  }

  private void refuse() throws IOException {
    long closed = closed();
    send("neither this nor that".getBytes(US_ASCII));
    send("N: neither this nor that".getBytes(US_ASCII));
    SocketChannel cutOff = send(frame("cut", "off"));
    cutOff.setOption(StandardSocketOptions.SO_LINGER, 0);
    cutOff.close();
    turnUntil(() -> closed() > closed + 1);
  }

  /** Asks for a page; then upgrades, joins, says something and ends. */
  private void talkAsABrowser() throws IOException {
    long closed = closed();
    send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII)).shutdownOutput();
    String token = Long.toHexString(TokenPolicy.of(KEY).token(UID, "page"));
    String first = "{\"uid\":\"" + UID + "\",\"channel\":\"page\",\"auth\":\"" + token + "\"}";
    SocketChannel browser =
        send(
            new ClientHandshake("localhost", "/", new byte[ClientHandshake.NONCE_OCTETS])
                .request()
                .array());
    browser.write(ClientFrame.of(Opcode.TEXT, ByteBuffer.wrap(first.getBytes(US_ASCII)), 1));
    browser.write(ClientFrame.of(Opcode.BINARY, ByteBuffer.allocate(1), 1));
    browser.write(ClientFrame.of(Opcode.CLOSE, Close.of(Close.NORMAL, "").payload(), 1));
    browser.shutdownOutput();
    turnUntil(() -> closed() > closed + 1);
  }

  private void leave() throws IOException {
    long closed = closed();
    clients.get(0).shutdownOutput();
    turnUntil(() -> closed() > closed);
  }

  private Counters counters() {
    return shared.tally().read(null, shared.memory().logs());
  }

  private long closed() {
    return counters().connectionsAccepted() - counters().connectionsOpen();
  }

  private SocketChannel send(byte[] octets) throws IOException {
    SocketChannel client = SocketChannel.open(address);
    clients.add(client);
    client.write(ByteBuffer.wrap(octets));
    return client;
  }

  private static byte[] frame(String uid, String channel) {
    long key = KeyPolicy.of(KEY, null).key("", uid, channel);
    return V1Frame.encode(key, new V1Body.Message(uid, channel, new byte[] {'!'}));
  }

  /** Turns without waiting: what one loop waits for may be what the other does behind it. */
  private void turnUntil(BooleanSupplier happened) {
    while (!happened.getAsBoolean() && System.nanoTime() - startNanos < PATIENCE_NANOS) {
      loops.turn(0);
    }
  }

  /** Has every line made, and drops it. */
  private static final class DeafLogger implements System.Logger {
    @Override
    public String getName() {
      return LoggedEvents.LOGGER;
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Throwable thrown) {
      // Nobody hears of a rehearsal.
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... values) {
      // Nobody hears of a rehearsal.
    }
  }
}
