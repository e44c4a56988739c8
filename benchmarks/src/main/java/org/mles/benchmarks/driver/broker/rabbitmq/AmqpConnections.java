package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketChannelConfigurators;
import com.rabbitmq.client.SocketConfigurators;
import com.rabbitmq.client.impl.nio.NioParams;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Loss;

/**
 * Opens connections to a broker in one shape and remembers them. Nothing but the shape is set, save
 * that a lost connection stays lost: a silent recovery would hide a broken leg.
 *
 * <p>Thread: caller.
 */
final class AmqpConnections implements AutoCloseable {
  private static final int NIO_CONSUMER_THREADS = 2;
  private static final int FAREWELL_MILLIS = 1000;

  private final ConnectionFactory factory;
  private final List<Connection> open = new ArrayList<>();
  private final AtomicInteger withNoDelay = new AtomicInteger();
  private final Loss loss = new Loss();
  private final @Nullable ExecutorService executor;

  AmqpConnections(String uri, AmqpShape shape) throws IOException {
    factory = RabbitMqBroker.factory(uri);
    factory.setAutomaticRecoveryEnabled(false);
    executor = shape == AmqpShape.NIO ? useNio() : null;
    if (executor == null) {
      factory.setSocketConfigurator(
          SocketConfigurators.defaultConfigurator().andThen(s -> noteNoDelay(s.getTcpNoDelay())));
    }
  }

  @SuppressWarnings(
      "deprecation") // the client's own selector loop is what "NIO" means to its users
  private ExecutorService useNio() {
    NioParams params = new NioParams();
    params.setSocketChannelConfigurator(
        SocketChannelConfigurators.defaultConfigurator()
            .andThen(c -> noteNoDelay(c.getOption(StandardSocketOptions.TCP_NODELAY))));
    factory.useNio();
    factory.setNioParams(params);
    ExecutorService consumers = Executors.newFixedThreadPool(NIO_CONSUMER_THREADS);
    factory.setSharedExecutor(consumers);
    return consumers;
  }

  private void noteNoDelay(boolean on) {
    if (on) {
      withNoDelay.incrementAndGet();
    }
  }

  Connection open() throws IOException {
    try {
      Connection connection = factory.newConnection();
      connection.addShutdownListener(cause -> loss.note("connection lost: " + cause.getMessage()));
      open.add(connection);
      return connection;
    } catch (TimeoutException e) {
      throw new IOException("broker did not answer: " + e.getMessage(), e);
    }
  }

  @Nullable String failure() {
    return loss.words();
  }

  int count() {
    return open.size();
  }

  boolean allWithNoDelay() {
    return withNoDelay.get() == open.size();
  }

  @Override
  public void close() {
    loss.expect();
    for (Connection connection : open) {
      // Without a bound, the client's NIO waits for ever for the farewell of a broker that died.
      if (connection.isOpen()) {
        connection.abort(FAREWELL_MILLIS);
      }
    }
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
