package org.mles.benchmarks.driver.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;

final class AmqpScanTest {
  private static final byte[] HEARTBEAT = HexFormat.of().parseHex("08000000000000ce");

  private final Cuts cuts = new Cuts(sink -> new AmqpScan(30, 2, sink));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(
            deliver(1),
            header(1, 20),
            body(1, Cuts.payload(20, 5)),
            HEARTBEAT,
            deliver(2),
            header(2, 8),
            body(2, Cuts.payload(8, 6))),
        List.of(new Found(30, 5, 20), new Found(31, 6, 8)));
  }

  @Test
  void putsAPayloadOfSeveralFramesTogetherThoughChannelsAreMixed() throws IOException {
    byte[] one = Cuts.payload(30, 5);
    byte[] other = Cuts.payload(20, 6);
    byte[] stream =
        Cuts.stream(
            header(1, 30),
            header(2, 20),
            body(1, Arrays.copyOf(one, 12)),
            body(2, Arrays.copyOf(other, 12)),
            body(2, Arrays.copyOfRange(other, 12, 20)),
            body(1, Arrays.copyOfRange(one, 12, 30)));
    cuts.find(stream, List.of(new Found(31, 6, 20), new Found(30, 5, 30)));
  }

  @Test
  void reportsAnEmptyMessage() throws IOException {
    assertThat(cuts.found(Cuts.stream(deliver(1), header(1, 0))))
        .containsExactly(new Found(30, 0, 0));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = Cuts.stream(header(1, 20), body(1, Cuts.payload(20, 5)));
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @Test
  void refusesTheEndOfASubscription() {
    AMQP.Basic.Cancel cancel = new AMQP.Basic.Cancel.Builder().consumerTag("1").build();
    assertThatIOException()
        .isThrownBy(() -> cuts.found(method(1, cancel)))
        .withMessageContaining("60.30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0900010000000000ce",
        "48545450202f312e31203430300d0a",
        "03000100000001ffce",
        "0200030000000e003c000000000000000000140000ce",
        "0200000000000e003c000000000000000000140000ce",
        "01000100000000ce",
        "01000180000000ce"
      })
  void refusesWhatNoSubscriberCanReceive(String hex) {
    assertThatIOException().isThrownBy(() -> cuts.found(HexFormat.of().parseHex(hex)));
  }

  private static byte[] deliver(int channel) throws IOException {
    return method(
        channel,
        new AMQP.Basic.Deliver.Builder()
            .consumerTag("tag")
            .deliveryTag(1)
            .exchange("mles-fanout")
            .routingKey("")
            .build());
  }

  private static byte[] method(int channel, Method method) throws IOException {
    return octets(AmqpDialogue.frame(channel, method));
  }

  private static byte[] header(int channel, int octets) throws IOException {
    return octets(new AMQP.BasicProperties().toFrame(channel, octets));
  }

  private static byte[] body(int channel, byte[] part) throws IOException {
    return octets(Frame.fromBodyFragment(channel, ByteBuffer.wrap(part), 0, part.length));
  }

  private static byte[] octets(Frame frame) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frame.writeTo(new DataOutputStream(out));
    return out.toByteArray();
  }
}
