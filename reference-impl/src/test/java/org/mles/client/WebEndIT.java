package org.mles.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.session.Protocol;

/** How the client ends a WebSocket: by one Close, with the code that the server has to hear. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebEndIT {
  private static final int CLOSE = 0x88;

  @ParameterizedTest
  @CsvSource({"880203E9, 1001", "880203F0, 1008", "88020BB8, 3000", "8800, 1000"})
  void answersACloseWithItsCode(String said, int code) throws Exception {
    assertThat(heardBehind(said)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"C100, 1002", "8300, 1002", "8000, 1002", "8101FF, 1007", "880203E7, 1002"})
  void saysWhichKindOfRuleTheServerBroke(String said, int code) throws Exception {
    assertThat(heardBehind(said)).containsExactly(code);
  }

  @Test
  void answersAPingBeforeTheCloseBehindIt() throws Exception {
    assertThat(heardBehind("8900880203E9")).containsExactly("pong", 1001);
  }

  @Test
  void saysNothingBehindItsOwnClose() throws Exception {
    assertThat(heardBehind("")).containsExactly(1000);
  }

  /** Has a client join and hear this, leaves it to itself, and returns what it said to that. */
  private static List<Object> heardBehind(String said) throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread client = new Thread(() -> talk(door.getLocalPort(), said.isEmpty()));
      client.start();
      List<Object> heard;
      try (Socket socket = door.accept()) {
        greet(socket);
        socket.getOutputStream().write(HexFormat.of().parseHex(said));
        heard = heard(ByteBuffer.wrap(socket.getInputStream().readAllBytes()));
      }
      client.join();
      return heard;
    }
  }

  private static void talk(int port, boolean leaves) {
    ClientConfig config =
        ClientConfig.builder("eve", "garden")
            .server("127.0.0.1", port)
            .protocol(Protocol.V2)
            .build();
    try (MlesClient eve = MlesClient.join(config)) {
      if (!leaves) {
        eve.receive();
      }
    } catch (IOException e) {
      assertThat(e).as("how it ends is seen by the server").isNotNull();
    }
  }

  private static void greet(Socket socket) throws IOException, GeneralSecurityException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    String key = head.toString().split("Sec-WebSocket-Key: ", -1)[1].split("\r\n", -1)[0];
    byte[] salted = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
    byte[] accept = MessageDigest.getInstance("SHA-1").digest(salted);
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + ("Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept) + "\r\n")
            + "Sec-WebSocket-Protocol: mles-websocket\r\n\r\n";
    socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
  }

  /** Reads short frames with a mask: the code of a Close, the word for a pong, nothing of texts. */
  private static List<Object> heard(ByteBuffer in) {
    List<Object> heard = new ArrayList<>();
    while (in.hasRemaining()) {
      int first = in.get() & 0xFF;
      byte[] payload = new byte[in.get() & 0x7F];
      int key = in.getInt();
      in.get(payload);
      if (first == CLOSE) {
        heard.add((ByteBuffer.wrap(payload).getShort() ^ key >>> 16) & 0xFFFF);
      } else if (first != 0x81) {
        heard.add(first == 0x8A ? "pong" : first);
      }
    }
    return heard;
  }
}
