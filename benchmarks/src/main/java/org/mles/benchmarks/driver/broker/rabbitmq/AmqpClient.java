package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Publisher and subscribers on a broker, in its best in-memory shape: transient fanout exchange,
 * one exclusive auto-delete classic queue with a server-given name per subscriber, automatic
 * acknowledgement, transient messages, no confirms.
 *
 * <p>Thread: one caller publishes; consumers run on the client library's threads.
 */
final class AmqpClient implements LoadClient {
  static final String QUEUE_TYPE = "x-queue-type";

  private final AmqpConnections subscriberSide;
  private final AmqpConnections publisherSide;
  private final Channel publisher;
  private final String exchange;
  private final Map<String, String> facts = new TreeMap<>();

  private AmqpClient(LoadPlan plan, AmqpShape shape) throws IOException {
    subscriberSide = new AmqpConnections(plan.endpoint(), shape);
    publisherSide = new AmqpConnections(plan.endpoint(), AmqpShape.DEFAULT);
    exchange = exchange(plan);
    Connection sender = publisherSide.open();
    publisher = sender.createChannel();
    publisher.exchangeDeclare(exchange, BuiltinExchangeType.FANOUT, false, true, Map.of());
    facts.put(
        SystemInfo.BROKER_VERSION, String.valueOf(sender.getServerProperties().get("version")));
    facts.put("client shape", shape.words());
  }

  /** Returns the name of the exchange of a channel. */
  static String exchange(LoadPlan plan) {
    return "mles-" + plan.channel();
  }

  static AmqpClient connect(LoadPlan plan, AmqpShape shape) throws IOException {
    AmqpClient client = new AmqpClient(plan, shape);
    try {
      client.subscribeAll(plan, shape);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void subscribeAll(LoadPlan plan, AmqpShape shape) throws IOException {
    Connection connection = subscriberSide.open();
    facts.put("queue type as declared", queueType(connection));
    for (int i = 0; i < plan.subscribers(); i++) {
      if (i > 0 && shape != AmqpShape.CHANNELS) {
        connection = subscriberSide.open();
      }
      Optional<Channel> channel = connection.openChannel();
      if (channel.isEmpty()) {
        // The broker bounds the channels of a connection: 2047 unless it is told otherwise.
        connection = subscriberSide.open();
        channel = connection.openChannel();
      }
      subscribe(channel.orElseThrow(AmqpClient::noChannel), i, plan.sink());
    }
    facts.put("queue", "exclusive, auto-delete, not durable, server-named");
    facts.put("consumers", "automatic acknowledgement, transient messages, no confirms");
  }

  private static IOException noChannel() {
    return new IOException("the broker allows no channel on a new connection");
  }

  private void subscribe(Channel channel, int subscriber, LoadPlan.Sink sink) throws IOException {
    String queue =
        channel.queueDeclare("", false, true, true, Map.of(QUEUE_TYPE, "classic")).getQueue();
    channel.queueBind(queue, exchange, "");
    channel.basicConsume(
        queue,
        true,
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            sink.delivered(subscriber, ProbePayload.wordOf(body), body.length);
          }
        });
  }

  /**
   * Reads back which type of queue the arguments give: the broker refuses to declare such a queue
   * again as another type, and says which one it has. A server-named queue cannot be declared
   * twice, so this asks with one that has a name.
   */
  private static String queueType(Connection connection) throws IOException {
    String name = "mles-probe-" + UUID.randomUUID();
    Channel channel = connection.createChannel();
    channel.queueDeclare(name, false, true, true, Map.of(QUEUE_TYPE, "classic"));
    try {
      channel.queueDeclare(name, false, true, true, Map.of(QUEUE_TYPE, "stream"));
      return "unknown: declared again as a stream without complaint";
    } catch (IOException e) {
      return e.getCause() instanceof ShutdownSignalException refused
              && refused.getReason() instanceof AMQP.Channel.Close close
          ? "read back: " + close.getReplyText().replace(name, "probe")
          : "unknown: " + e.getMessage();
    }
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    try {
      publisher.basicPublish(exchange, "", null, payload.clone());
    } catch (ShutdownSignalException e) {
      throw new IOException("RabbitMQ: " + e.getMessage(), e);
    }
  }

  @Override
  public void flush() {
    // Each publish of the client library is a send of its own.
  }

  @Override
  public @Nullable String failure() {
    String lost = subscriberSide.failure();
    return lost == null ? publisherSide.failure() : lost;
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> all = new TreeMap<>(facts);
    int connections = subscriberSide.count() + publisherSide.count();
    boolean noDelay = subscriberSide.allWithNoDelay() && publisherSide.allWithNoDelay();
    all.put("client connections", Integer.toString(connections));
    all.put("client TCP_NODELAY", noDelay ? "on, all sockets" : "NOT on all sockets");
    return all;
  }

  @Override
  public void close() {
    subscriberSide.close();
    publisherSide.close();
  }
}
