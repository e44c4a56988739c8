package org.mles.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.http.Head;
import org.mles.http.HeadReader;

/**
 * Repeats what the server of a suite says, case by case, and has it write its report.
 *
 * <p>Such a server speaks no protocol inside, so what {@link ClientHandshake} wants of it, it does
 * not get.
 */
final class EchoClient {
  private static final int MOST_MESSAGE_OCTETS = 16 << 20;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Socket socket;
  private final MessageReader messages = MessageReader.ofClient(MOST_MESSAGE_OCTETS);
  private final byte[] buffer = new byte[1 << 16];
  private String text = "";

  private EchoClient(Socket socket) {
    this.socket = socket;
  }

  /** Runs all cases of the suite that listens on the port of loopback. */
  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    int cases = Integer.parseInt(talk(port, "/getCaseCount"));
    for (int i = 1; i <= cases; i++) {
      talk(port, "/runCase?agent=mles&case=" + i);
    }
    talk(port, "/updateReports?agent=mles");
    System.out.println(cases + " cases");
  }

  /** Repeats what is said until the end, and returns the text that was said last. */
  private static String talk(int port, String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      EchoClient client = new EchoClient(socket);
      client.send(request(port, target));
      try {
        client.listen();
      } catch (SocketException gone) {
        // The suite has seen enough; its report says what.
        socket.shutdownInput();
      }
      return client.text;
    }
  }

  private static ByteBuffer request(int port, String target) {
    byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
    RANDOM.nextBytes(nonce);
    List<String> lines =
        List.of(
            "GET " + target + " HTTP/1.1",
            "Host: 127.0.0.1:" + port,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(nonce));
    return ISO_8859_1.encode(String.join("\r\n", lines) + "\r\n\r\n");
  }

  private void listen() throws IOException {
    HeadReader head = HeadReader.ofAnswer();
    @Nullable Head answer = null;
    InputStream stream = socket.getInputStream();
    for (int octets = stream.read(buffer); octets > 0; octets = stream.read(buffer)) {
      ByteBuffer in = ByteBuffer.wrap(buffer, 0, octets);
      if (answer == null) {
        answer = head.take(in);
      }
      while (in.hasRemaining()) {
        repeat(messages.take(in));
      }
    }
    if (!(answer instanceof Head.Answer whole) || whole.code() != 101) {
      throw new IOException("no upgrade: " + answer);
    }
  }

  private void repeat(@Nullable Inbound inbound) throws IOException {
    if (inbound instanceof Inbound.Message message) {
      byte[] payload = message.payload().copy(0, message.payload().size());
      text = new String(payload, UTF_8);
      send(message.text() ? Opcode.TEXT : Opcode.BINARY, ByteBuffer.wrap(payload));
    } else if (inbound instanceof Inbound.Ping ping) {
      send(Opcode.PONG, ping.payload());
    } else if (inbound instanceof Inbound.Closing said) {
      end(said.close().answer());
    } else if (inbound instanceof Inbound.Refused refused) {
      end(Close.of(refused.refusal().rule().closeCode(), ""));
    }
  }

  private void end(Close close) throws IOException {
    if (!socket.isOutputShutdown()) {
      send(Opcode.CLOSE, close.payload());
      socket.shutdownOutput();
    }
  }

  private void send(Opcode opcode, ByteBuffer payload) throws IOException {
    send(ClientFrame.of(opcode, payload, RANDOM.nextInt()));
  }

  private void send(ByteBuffer octets) throws IOException {
    byte[] all = new byte[octets.remaining()];
    octets.get(all);
    socket.getOutputStream().write(all);
  }
}
