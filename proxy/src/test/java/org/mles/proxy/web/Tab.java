package org.mles.proxy.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.testing.WebSocketEnd;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** What a browser has of the proxy: one WebSocket, which says and hears what it is told. */
public final class Tab extends WebSocketEnd {
  /** Takes a connected socket, which has not asked for anything. */
  public Tab(Socket socket) throws IOException {
    super(socket);
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

  public Tab upgrade() throws IOException {
    requestUpgrade();
    return this;
  }

  Tab send(byte[] octets) throws IOException {
    write(octets);
    return this;
  }

  Tab say(Opcode opcode, byte[] payload) throws IOException {
    return send(frame(opcode, payload));
  }

  public Tab say(String uid, String channel, String message) throws IOException {
    return say(Opcode.BINARY, body(uid, channel, message));
  }

  static byte[] body(String uid, String channel, String message) {
    return body(uid, channel, message.getBytes(UTF_8));
  }

  static byte[] body(String uid, String channel, byte[] message) {
    return V1BodyWriter.encode(new V1Body.Message(uid, channel, message));
  }

  /** Returns what comes next; a ping of the proxy is left out. */
  @Override
  public Inbound next() throws IOException {
    Inbound next = super.next();
    while (next instanceof Inbound.Ping) {
      next = super.next();
    }
    return next;
  }

  /** Returns the payload of the message that comes next, which must be binary. */
  byte[] message() throws IOException {
    return message(false);
  }

  public Tab hears(String uid, String channel, String message) throws IOException {
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
  public Tab hearsNothing() throws IOException {
    requireSilence();
    return this;
  }

  /** Asks for something over HTTP, and returns all that comes until the end. */
  String asks(String... lines) throws IOException {
    return new String(answer(lines), ISO_8859_1);
  }
}
