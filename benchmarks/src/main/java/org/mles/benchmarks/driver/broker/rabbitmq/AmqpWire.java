package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * AMQP 0-9-1 with a channel per subscriber, RabbitMQ's best shape of it, on queues like those of
 * {@link AmqpClient}.
 */
final class AmqpWire implements Wire {
  /** The broker's own bound is 2047 unless it is told otherwise. */
  private static final int CHANNELS = 1000;

  private static final int FIRST_CHANNEL = 1;

  private final LoadPlan plan;
  private final ConnectionFactory login;
  private String version = "unknown";

  private AmqpWire(LoadPlan plan) throws IOException {
    this.plan = plan;
    this.login = RabbitMqBroker.factory(plan.endpoint());
  }

  static WireClient connect(LoadPlan plan) throws IOException {
    ConnectionFactory login = RabbitMqBroker.factory(plan.endpoint());
    return WireClient.connect(plan, RabbitMqBroker.server(login), AmqpWire::new);
  }

  @Override
  public int subscribersPerConnection() {
    return CHANNELS;
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    AmqpDialogue broker = AmqpDialogue.open(socket, login);
    version = broker.version();
    openChannel(broker, FIRST_CHANNEL);
    broker.ask(
        FIRST_CHANNEL,
        new AMQP.Exchange.Declare.Builder()
            .exchange(AmqpClient.exchange(plan))
            .type("fanout")
            .autoDelete()
            .build(),
        AMQP.Exchange.DeclareOk.class);
    return message(broker.frameOctets() - AmqpDialogue.FRAME_OVERHEAD);
  }

  private PublishedMessage message(int mostInFrame) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    byte[] payload = ProbePayload.blank(plan.payloadOctets());
    AMQP.Basic.Publish publish =
        new AMQP.Basic.Publish.Builder().exchange(AmqpClient.exchange(plan)).build();
    AmqpDialogue.frame(FIRST_CHANNEL, publish).writeTo(out);
    new AMQP.BasicProperties().toFrame(FIRST_CHANNEL, payload.length).writeTo(out);
    int payloadAt = out.size() + AmqpScan.FRAME_HEAD;
    for (int at = 0; at < payload.length; at += mostInFrame) {
      int octets = Math.min(mostInFrame, payload.length - at);
      Frame.fromBodyFragment(FIRST_CHANNEL, ByteBuffer.wrap(payload), at, octets).writeTo(out);
    }
    return new PublishedMessage(all.toByteArray(), payloadAt);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    AmqpDialogue broker = AmqpDialogue.open(socket, login);
    for (int channel = FIRST_CHANNEL; channel <= count; channel++) {
      openChannel(broker, channel);
      consume(broker, channel);
    }
    return new AmqpScan(first, count, plan.sink());
  }

  private static void openChannel(AmqpDialogue broker, int channel) throws IOException {
    broker.ask(channel, new AMQP.Channel.Open.Builder().build(), AMQP.Channel.OpenOk.class);
  }

  private void consume(AmqpDialogue broker, int channel) throws IOException {
    AMQP.Queue.Declare declare =
        new AMQP.Queue.Declare.Builder()
            .exclusive()
            .autoDelete()
            .arguments(Map.of(AmqpClient.QUEUE_TYPE, "classic"))
            .build();
    String queue = broker.ask(channel, declare, AMQP.Queue.DeclareOk.class).getQueue();
    broker.ask(
        channel,
        new AMQP.Queue.Bind.Builder().queue(queue).exchange(AmqpClient.exchange(plan)).build(),
        AMQP.Queue.BindOk.class);
    broker.ask(
        channel,
        new AMQP.Basic.Consume.Builder().queue(queue).noAck().build(),
        AMQP.Basic.ConsumeOk.class);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        SystemInfo.BROKER_VERSION,
        version,
        "client shape",
        AmqpShape.CHANNELS.words(),
        "queue",
        "classic, exclusive, auto-delete, not durable, server-named",
        "consumers",
        "automatic acknowledgement, transient messages, no confirms");
  }
}
