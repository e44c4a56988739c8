package org.mles.benchmarks.driver.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;

final class NatsScanTest {
  private static final byte[] END = octets("\r\n");

  private final AtomicInteger pongs = new AtomicInteger();
  private final Cuts cuts = new Cuts(sink -> new NatsScan(3, sink, pongs::incrementAndGet));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(
            message(20, 5), octets("PING\r\nINFO {}\r\n+OK\r\n"), message(8, 6), message(0, 0)),
        List.of(new Found(3, 5, 20), new Found(3, 6, 8), new Found(3, 0, 0)));
  }

  @Test
  void reportsAMessageWithHeadersAsSomebodyElses() throws IOException {
    byte[] other = Cuts.stream(octets("HMSG fanout 1 12 32\r\n"), Cuts.payload(32, 5), END);
    cuts.find(
        Cuts.stream(other, message(20, 6)), List.of(new Found(3, 0, 32), new Found(3, 6, 20)));
  }

  @Test
  void answersEachPingOnce() throws IOException {
    byte[] stream = octets("PING\r\nPONG\r\nPING\r\n");
    cuts.found(stream);
    cuts.found(stream, 2, 5, 6, 7, 14);
    assertThat(pongs).hasValue(4);
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = message(20, 5);
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ERR 'Stale Connection'\r\n",
        "MSG fanout 1 x\r\n",
        "MSG fanout 1 99999999999\r\n",
        "\r\n",
        "HTTP/1.1 400 Bad Request\r\n"
      })
  void refusesWhatIsNoMessage(String text) {
    assertThatIOException()
        .isThrownBy(() -> cuts.found(octets(text)))
        .withMessageContaining("subscriber 3");
  }

  @Test
  void refusesALineWithoutAnEnd() {
    assertThatIOException().isThrownBy(() -> cuts.found(octets("INFO {" + " ".repeat(5000))));
  }

  private static byte[] message(int octets, long word) {
    byte[] payload = octets == 0 ? new byte[0] : Cuts.payload(octets, word);
    return Cuts.stream(octets("MSG fanout 1 " + octets + "\r\n"), payload, END);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
