package org.mles.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

/** The client's end of a WebSocket, which says and hears what it is told. */
public class WebSocketEnd implements AutoCloseable {
  /** Ends a test that would hang; nothing is measured by it. */
  private static final int PATIENCE_MILLIS = 30_000;

  private static final int MASK = 0x01020304;
  private static final byte[] QUESTION = {'?'};

  /** What it says and hears through. */
  public final Socket socket;

  private final MessageReader reader = MessageReader.ofClient(64 << 20);
  private final Queue<Inbound> heard = new ArrayDeque<>();

  /** Takes a connected socket, which has not asked for anything. */
  protected WebSocketEnd(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Asks for the upgrade, which must be granted. */
  protected final void requestUpgrade() throws IOException {
    ClientHandshake handshake =
        new ClientHandshake("localhost", "/", new byte[ClientHandshake.NONCE_OCTETS]);
    write(handshake.request().array());
    ClientHandshake.Answer answer = null;
    while (answer == null) {
      int octet = socket.getInputStream().read();
      assertThat(octet).as("octet of an answer").isNotNegative();
      answer = handshake.take(ByteBuffer.wrap(new byte[] {(byte) octet}));
    }
    assertThat(answer.refusal()).isNull();
  }

  /** Sends octets as they are. */
  protected final void write(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
  }

  /** Returns a whole message as one frame. */
  public static byte[] frame(Opcode opcode, byte[] payload) {
    return ClientFrame.of(opcode, ByteBuffer.wrap(payload), MASK).array();
  }

  /** Returns what comes next, pings too. */
  public Inbound next() throws IOException {
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

  /** Returns the payload of the message that comes next. */
  protected final byte[] message(boolean text) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Message.class);
    Inbound.Message message = (Inbound.Message) next;
    assertThat(message.text()).isEqualTo(text);
    return message.payload().copy(0, message.payload().size());
  }

  /** Waits for an answer to a ping. */
  protected final void awaitPong(byte[] payload) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Pong.class);
    assertThat(((Inbound.Pong) next).payload()).isEqualTo(ByteBuffer.wrap(payload));
  }

  /** Shows that nothing came: a pong is the next that is heard. */
  protected final void requireSilence() throws IOException {
    write(frame(Opcode.PING, QUESTION));
    awaitPong(QUESTION);
  }

  /** Waits for a Close and then for the end, with nothing between. */
  public final void hearsClose(int code, String reasonBegins) throws IOException {
    Inbound next = next();
    assertThat(next).isInstanceOf(Inbound.Closing.class);
    Inbound.Closing closing = (Inbound.Closing) next;
    assertThat(closing.close().code()).as(closing.toString()).isEqualTo(code);
    assertThat(closing.close().reason()).startsWith(reasonBegins);
    assertThat(heard).isEmpty();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  /** Asks for something over HTTP, and returns all octets that come until the end. */
  protected final byte[] answer(String... lines) throws IOException {
    write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
    return socket.getInputStream().readAllBytes();
  }

  @Override
  public final void close() throws IOException {
    socket.close();
  }
}
