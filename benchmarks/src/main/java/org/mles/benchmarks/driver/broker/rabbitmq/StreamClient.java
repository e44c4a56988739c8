package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.stream.Address;
import com.rabbitmq.stream.ConfirmationStatus;
import com.rabbitmq.stream.Consumer;
import com.rabbitmq.stream.Environment;
import com.rabbitmq.stream.OffsetSpecification;
import com.rabbitmq.stream.Producer;
import com.rabbitmq.stream.StreamException;
import com.rabbitmq.stream.compression.Compression;
import com.rabbitmq.stream.compression.CompressionCodec;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Loss;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Publisher and subscribers of one stream by RabbitMQ's stream client, which nothing is set of but
 * how many subscribers share a connection.
 *
 * <p>Thread: one caller publishes; messages come on the client library's threads.
 */
final class StreamClient implements LoadClient {
  /** What the client library does if it is not told otherwise. */
  static final int SHARED = 50;

  private static final long FAREWELL_MILLIS = 10_000;

  private final LoadPlan plan;
  private final Loss loss = new Loss();
  private final AtomicInteger connections = new AtomicInteger();
  private final int subscribersPerConnection;
  private final Environment environment;
  private final List<Consumer> consumers = new ArrayList<>();
  private volatile @Nullable Producer producer; // the farewell has a thread of its own

  private StreamClient(LoadPlan plan, int subscribersPerConnection) throws IOException {
    this.plan = plan;
    this.subscribersPerConnection = subscribersPerConnection;
    ConnectionFactory login = RabbitMqBroker.factory(plan.endpoint());
    Address server = new Address(login.getHost(), login.getPort());
    environment =
        Environment.builder()
            .host(server.host())
            .port(server.port())
            .addressResolver(advertised -> server)
            .virtualHost(login.getVirtualHost())
            .username(login.getUsername())
            .password(login.getPassword())
            .compressionCodecFactory(StreamClient::noCodec)
            .maxConsumersByConnection(subscribersPerConnection)
            .netty()
            .channelCustomizer(this::watch)
            .environmentBuilder()
            .build();
  }

  /** Its native codecs are left out, since nobody here packs messages together. */
  private static CompressionCodec noCodec(Compression compression) {
    throw new IllegalArgumentException("compressed by " + compression);
  }

  /** The library would connect again; a connection that is lost stays lost to us. */
  private void watch(Channel channel) {
    connections.incrementAndGet();
    channel.closeFuture().addListener(closed -> loss.note("connection lost"));
  }

  /** Connects; at most {@code subscribersPerConnection} share a connection. */
  static StreamClient connect(LoadPlan plan, int subscribersPerConnection) throws IOException {
    try {
      StreamClient client = new StreamClient(plan, subscribersPerConnection);
      try {
        client.subscribeAll();
        return client;
      } catch (StreamException e) {
        client.close();
        throw e;
      }
    } catch (StreamException e) {
      throw new IOException("RabbitMQ's stream plug-in: " + e.getMessage(), e);
    }
  }

  private void subscribeAll() {
    if (!environment.streamExists(StreamWire.STREAM)) {
      environment.streamCreator().stream(StreamWire.STREAM).create();
    }
    producer = environment.producerBuilder().stream(StreamWire.STREAM).build();
    for (int i = 0; i < plan.subscribers(); i++) {
      int index = i;
      consumers.add(
          environment.consumerBuilder().stream(StreamWire.STREAM)
              .offset(OffsetSpecification.next())
              .messageHandler((context, message) -> received(index, message.getBodyAsBinary()))
              .build());
    }
  }

  private void received(int subscriber, byte[] payload) {
    plan.sink().delivered(subscriber, ProbePayload.wordOf(payload), payload.length);
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    Producer open = producer;
    if (open == null) {
      throw new IOException("not connected");
    }
    try {
      open.send(open.messageBuilder().addData(payload.clone()).build(), this::confirmed);
    } catch (StreamException | IllegalArgumentException e) {
      throw new IOException("RabbitMQ's stream client: " + e.getMessage(), e);
    }
  }

  private void confirmed(ConfirmationStatus status) {
    if (!status.isConfirmed()) {
      loss.note("a message was not stored: code " + status.getCode());
    }
  }

  @Override
  public void flush() {
    // The client library puts messages together by itself.
  }

  @Override
  public @Nullable String failure() {
    return loss.words();
  }

  @Override
  public Map<String, String> verified() {
    return Map.of(
        "client connections",
        Integer.toString(connections.get()),
        "client shape",
        subscribersPerConnection == 1
            ? "one connection per subscriber"
            : "up to " + subscribersPerConnection + " subscribers to a connection",
        "client TCP_NODELAY",
        "set by the client library, not read back",
        "queue",
        "one stream, on disk, read from its end on",
        "consumers",
        "the client library's own flow control; messages are confirmed, nobody waits for that");
  }

  /**
   * Says farewell for a bounded time: version 1.2.0 can wait for itself for ever, rarely when it is
   * closed in the right order. What is left ends with the process.
   */
  @Override
  public void close() {
    loss.expect();
    Thread farewell = new Thread(this::sayFarewell, "farewell");
    farewell.setDaemon(true);
    farewell.start();
    try {
      farewell.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes consumers and producer before the stream is deleted and the environment closed. */
  private void sayFarewell() {
    try {
      consumers.forEach(Consumer::close);
      Producer open = producer;
      if (open != null) {
        open.close();
      }
      environment.deleteStream(StreamWire.STREAM);
    } catch (StreamException e) {
      System.getLogger(StreamClient.class.getName())
          .log(System.Logger.Level.DEBUG, "the stream or the server is gone", e);
    } finally {
      environment.close();
    }
  }
}
