package org.mles.benchmarks.driver.broker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.RedisOutputStream;

final class RespScanTest {
  private final Cuts cuts = new Cuts(sink -> new RespScan(3, sink));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(message(20, 5), message(8, 6), message(0, 0), message(120, 7)),
        List.of(new Found(3, 5, 20), new Found(3, 6, 8), new Found(3, 0, 0), new Found(3, 7, 120)));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = message(20, 5);
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ERR max number of clients reached\r\n",
        "*2\r\n$4\r\npong\r\n",
        "*3\r\n$-1\r\n",
        "*3\r\n$99999999999\r\n",
        "*3\r\n$7\r\nmessage\r\n:1\r\n"
      })
  void refusesWhatIsNoMessage(String text) {
    assertThatIOException()
        .isThrownBy(() -> cuts.found(text.getBytes(StandardCharsets.US_ASCII)))
        .withMessageContaining("subscriber 3");
  }

  /** Encodes a message as Jedis does: an array of strings is the same both ways. */
  private static byte[] message(int octets, long word) throws IOException {
    byte[] payload = octets == 0 ? new byte[0] : Cuts.payload(octets, word);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    RedisOutputStream codec = new RedisOutputStream(all);
    byte[] kind = "message".getBytes(StandardCharsets.US_ASCII);
    Protocol.sendCommand(codec, new CommandArguments(() -> kind).add("fanout").add(payload));
    codec.flush();
    return all.toByteArray();
  }
}
