package org.mles.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.mles.hash.SipHash24;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

/** A socket to a server of version 2 that says and hears what it is told. */
final class WebClient implements AutoCloseable {
  /** Ends a test that would hang; nothing is measured by it. */
  private static final int PATIENCE_MILLIS = 30_000;

  private static final int KEY = 0x01020304;

  final Socket socket;
  private final MessageReader reader = MessageReader.ofClient(64 << 20);
  private final Queue<Inbound> heard = new ArrayDeque<>();

  WebClient(MlesServer server) throws IOException {
    this(new InetSocketAddress(server.address().getAddress(), server.port()));
  }

  WebClient(InetSocketAddress server) throws IOException {
    this(new Socket(server.getAddress(), server.getPort()));
  }

  /** Takes a connected socket. */
  WebClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Connects, upgrades and joins; it is a member when the server has counted it. */
  static WebClient joined(MlesServer server, String uid, String channel) throws IOException {
    long joins = server.counters().joins();
    WebClient client = new WebClient(server).upgrade().say(first(uid, channel));
    RawClient.await(() -> server.counters().joins() > joins);
    return client;
  }

  static String first(String uid, String channel) {
    return "{\"uid\":\"" + uid + "\",\"channel\":\"" + channel + "\"}";
  }

  /** Returns the token of what stands one behind the other. */
  static String token(String joined) {
    return Long.toHexString(new SipHash24().update(joined.getBytes(UTF_8)).finish());
  }

  WebClient upgrade() throws IOException {
    ClientHandshake handshake =
        new ClientHandshake("localhost", "/", new byte[ClientHandshake.NONCE_OCTETS]);
    send(handshake.request().array());
    ClientHandshake.Answer answer = null;
    while (answer == null) {
      answer = handshake.take(ByteBuffer.wrap(new byte[] {(byte) octet(socket.getInputStream())}));
    }
    assertThat(answer.refusal()).isNull();
    return this;
  }

  private static int octet(InputStream in) throws IOException {
    int octet = in.read();
    assertThat(octet).as("octet of an answer").isNotNegative();
    return octet;
  }

  WebClient send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    return this;
  }

  WebClient say(String text) throws IOException {
    return send(frame(Opcode.TEXT, text.getBytes(UTF_8)));
  }

  WebClient say(byte[] binary) throws IOException {
    return send(frame(Opcode.BINARY, binary));
  }

  WebClient say(Opcode opcode, byte[] payload) throws IOException {
    return send(frame(opcode, payload));
  }

  /** Sends a frame that is not the last of its message. */
  WebClient begin(Opcode opcode, byte[] payload) throws IOException {
    byte[] frame = frame(opcode, payload);
    frame[0] &= 0x7F;
    return send(frame);
  }

  static byte[] frame(Opcode opcode, byte[] payload) {
    return ClientFrame.of(opcode, ByteBuffer.wrap(payload), KEY).array();
  }

  /** Returns what comes next; a ping of the server is no answer to anything, and is answered. */
  Inbound next() throws IOException {
    byte[] octets = new byte[1 << 16];
    while (heard.isEmpty()) {
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
    return heard.remove();
  }

  WebClient hears(String text) throws IOException {
    assertThat(new String(message(true), UTF_8)).isEqualTo(text);
    return this;
  }

  WebClient hears(byte[] binary) throws IOException {
    assertThat(message(false)).isEqualTo(binary);
    return this;
  }

  private byte[] message(boolean text) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Message.class);
    Inbound.Message message = (Inbound.Message) next;
    assertThat(message.text()).isEqualTo(text);
    return message.payload().copy(0, message.payload().size());
  }

  WebClient hearsPong(byte[] payload) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Pong.class);
    ByteBuffer octets = ((Inbound.Pong) next).payload();
    assertThat(octets).isEqualTo(ByteBuffer.wrap(payload));
    return this;
  }

  WebClient hearsPing() throws IOException {
    assertThat(next()).isInstanceOf(Inbound.Ping.class);
    return this;
  }

  /** Waits for a Close and then for the end, with nothing between. */
  void hearsClose(int code, String reasonBegins) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Closing.class);
    Inbound.Closing closing = (Inbound.Closing) next;
    assertThat(closing.close().code()).as(closing.toString()).isEqualTo(code);
    assertThat(closing.close().reason()).startsWith(reasonBegins);
    assertThat(heard).isEmpty();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  /** Shows that nothing came: a pong is the next that is heard. */
  WebClient hearsNothing() throws IOException {
    return say(Opcode.PING, new byte[] {'?'}).hearsPong(new byte[] {'?'});
  }

  /** Asks for something over HTTP, and returns all that comes until the end. */
  String asks(String... lines) throws IOException {
    send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
