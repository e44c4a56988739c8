package org.mles.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.mles.hash.SipHash24;
import org.mles.testing.WebSocketEnd;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** A socket to a server of version 2 that says and hears what it is told. */
final class WebClient extends WebSocketEnd {
  WebClient(MlesServer server) throws IOException {
    this(new InetSocketAddress(server.address().getAddress(), server.port()));
  }

  WebClient(InetSocketAddress server) throws IOException {
    this(new Socket(server.getAddress(), server.getPort()));
  }

  /** Takes a connected socket. */
  WebClient(Socket socket) throws IOException {
    super(socket);
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
    requestUpgrade();
    return this;
  }

  WebClient send(byte[] octets) throws IOException {
    write(octets);
    return this;
  }

  WebClient say(String text) throws IOException {
    return say(Opcode.TEXT, text.getBytes(UTF_8));
  }

  WebClient say(byte[] binary) throws IOException {
    return say(Opcode.BINARY, binary);
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

  WebClient hears(String text) throws IOException {
    assertThat(new String(message(true), UTF_8)).isEqualTo(text);
    return this;
  }

  WebClient hears(byte[] binary) throws IOException {
    assertThat(message(false)).isEqualTo(binary);
    return this;
  }

  WebClient hearsPong(byte[] payload) throws IOException {
    awaitPong(payload);
    return this;
  }

  WebClient hearsPing() throws IOException {
    assertThat(next()).isInstanceOf(Inbound.Ping.class);
    return this;
  }

  /** Shows that nothing came: a pong is the next that is heard. */
  WebClient hearsNothing() throws IOException {
    requireSilence();
    return this;
  }

  /** Asks for something over HTTP, and returns all that comes until the end. */
  String asks(String... lines) throws IOException {
    return new String(answer(lines), UTF_8);
  }
}
