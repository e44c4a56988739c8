package org.mles.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a client: its request, then frames with masks, which are told, too. */
final class WsScannerOfClientTest {
  private static final Upgrade REQUEST = Upgrade.of("127.0.0.1:80", new byte[16]);

  @Property(tries = 200)
  void findsTheSameHoweverTheStreamIsCut(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 400) Integer> lengths,
      @ForAll int mask,
      @ForAll @IntRange(min = 1, max = 40) int step) {
    List<WsSeen> said = new ArrayList<>();
    List<Integer> masks = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(REQUEST.encode());
    for (int length : lengths) {
      byte[] payload = new byte[length];
      Arrays.fill(payload, (byte) length);
      WsMessage message = WsMessage.binary(payload);
      said.add(new WsSeen.Message(message));
      for (WsFrame part : message.fragments(length / 3)) {
        masks.add(mask + masks.size());
        stream.writeBytes(part.withMask(octets(masks.get(masks.size() - 1))).encode());
      }
    }
    byte[] octets = stream.toByteArray();
    WsScanner scanner = WsScanner.ofClient();
    List<WsSeen> found = new ArrayList<>();
    for (int at = 0; at < octets.length; at += step) {
      found.addAll(
          scanner.feed(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + step))));
    }
    assertThat(((WsSeen.Request) found.remove(0)).head().line()).isEqualTo("GET / HTTP/1.1");
    assertThat(found).isEqualTo(said);
    assertThat(scanner.masks()).isEqualTo(masks);
    assertThat(scanner.pending()).isZero();
  }

  private static byte[] octets(int mask) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(mask).array();
  }

  @Test
  void seesAFrameWithoutAMask() {
    WsScanner scanner = WsScanner.ofClient();
    assertThat(scanner.feed(REQUEST.encode())).hasSize(1);
    assertThat(scanner.feed(WsMessage.text("bare").frame().withMask(null).encode()))
        .containsExactly(new WsSeen.Broken("a frame without a mask"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello\r\n\r\n", "HTTP/1.1 101 \r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n"})
  void seesAHeadThatIsNoRequest(String head) {
    assertThat(WsScanner.ofClient().feed(NFirst.utf8(head)))
        .containsExactly(new WsSeen.Broken("a head that is none of HTTP/1.1"));
  }

  @Test
  void tellsTheFieldsOfARequest() {
    byte[] head = REQUEST.with("CONNECTION:  keep-alive , upgrade").encode();
    HttpRequest request = Objects.requireNonNull(HttpRequest.parse(head));
    assertThat(request.listed("connection")).containsExactly("Upgrade", "keep-alive", "upgrade");
    assertThat(request.lists("upgrade", "WEBSOCKET")).isTrue();
    assertThat(request.says("host", "127.0.0.1:80")).isTrue();
  }
}
