package org.mles.proxy.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

/** What a browser has of the proxy: one WebSocket, which says and hears what it is told. */
final class Tab implements AutoCloseable {
  /** Ends a test that would hang; nothing is measured by it. */
  private static final int PATIENCE_MILLIS = 30_000;

  private static final int MASK = 0x01020304;

  final Socket socket;
  private final MessageReader reader = MessageReader.ofClient(64 << 20);
  private final Queue<Inbound> heard = new ArrayDeque<>();

  /** Takes a connected socket, which has not asked for anything. */
  Tab(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Connects, and asks for nothing yet. */
  static Tab connected(InetSocketAddress proxy) throws IOException {
    return new Tab(new Socket(proxy.getAddress(), proxy.getPort()));
  }

  /** Connects and upgrades. */
  static Tab open(WebProxy proxy) throws IOException {
    return open(proxy.address());
  }

  /** Connects and upgrades. */
  static Tab open(InetSocketAddress proxy) throws IOException {
    return connected(proxy).upgrade();
  }

  Tab upgrade() throws IOException {
    ClientHandshake handshake =
        new ClientHandshake("localhost", "/", new byte[ClientHandshake.NONCE_OCTETS]);
    send(handshake.request().array());
    ClientHandshake.Answer answer = null;
    while (answer == null) {
      int octet = socket.getInputStream().read();
      assertThat(octet).as("octet of an answer").isNotNegative();
      answer = handshake.take(ByteBuffer.wrap(new byte[] {(byte) octet}));
    }
    assertThat(answer.refusal()).isNull();
    return this;
  }

  Tab send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    return this;
  }

  Tab say(Opcode opcode, byte[] payload) throws IOException {
    return send(ClientFrame.of(opcode, ByteBuffer.wrap(payload), MASK).array());
  }

  Tab say(String uid, String channel, String message) throws IOException {
    return say(Opcode.BINARY, body(uid, channel, message));
  }

  static byte[] body(String uid, String channel, String message) {
    return body(uid, channel, message.getBytes(UTF_8));
  }

  static byte[] body(String uid, String channel, byte[] message) {
    return V1BodyWriter.encode(new V1Body.Message(uid, channel, message));
  }

  /** Returns what comes next; a ping of the proxy is left out. */
  Inbound next() throws IOException {
    byte[] octets = new byte[1 << 16];
    while (true) {
      while (!heard.isEmpty()) {
        Inbound next = heard.remove();
        if (!(next instanceof Inbound.Ping)) {
          return next;
        }
      }
      int read = socket.getInputStream().read(octets);
      assertThat(read).as("octets before the end").isPositive();
      ByteBuffer in = ByteBuffer.wrap(octets, 0, read);
      while (in.hasRemaining()) {
        Inbound found = reader.take(in);
        if (found != null) {
          heard.add(found);
        }
      }
    }
  }

  /** Returns the payload of the message that comes next, which must be binary. */
  byte[] message() throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Message.class);
    Inbound.Message message = (Inbound.Message) next;
    assertThat(message.text()).isFalse();
    return message.payload().copy(0, message.payload().size());
  }

  Tab hears(String uid, String channel, String message) throws IOException {
    byte[] payload = message();
    assertThat(text(payload)).isEqualTo(text(body(uid, channel, message)));
    assertThat(payload).isEqualTo(body(uid, channel, message));
    return this;
  }

  private static String text(byte[] body) {
    V1Body.Message message =
        (V1Body.Message) ((Decoded.Complete<V1Body>) V1BodyReader.decode(body)).value();
    return message.uid() + "@" + message.channel() + ": " + new String(message.message(), UTF_8);
  }

  /** Shows that nothing came: a pong is the next that is heard. */
  Tab hearsNothing() throws IOException {
    say(Opcode.PING, new byte[] {'?'});
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Pong.class);
    assertThat(((Inbound.Pong) next).payload()).isEqualTo(ByteBuffer.wrap(new byte[] {'?'}));
    return this;
  }

  /** Waits for a Close and then for the end, with nothing between. */
  void hearsClose(int code, String reasonBegins) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Closing.class);
    Inbound.Closing closing = (Inbound.Closing) next;
    assertThat(closing.close().code()).as(closing.toString()).isEqualTo(code);
    assertThat(closing.close().reason()).startsWith(reasonBegins);
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  /** Asks for something over HTTP, and returns all that comes until the end. */
  String asks(String... lines) throws IOException {
    send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
