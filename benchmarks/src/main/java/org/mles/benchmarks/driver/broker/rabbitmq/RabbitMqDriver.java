package org.mles.benchmarks.driver.broker.rabbitmq;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.broker.Docker;

/**
 * RabbitMQ, found in this order: the broker that option {@code amqp-uri} names, a container, a
 * private node of the installed {@code rabbitmq-server}.
 */
public final class RabbitMqDriver implements Driver {
  /** Says how to provide a broker. */
  static final String WAYS =
      "no RabbitMQ here; give --amqp-uri amqp://user:password@host:port,"
          + " or start Docker, or install the package rabbitmq-server";

  /** Until a private node answers (measured on 2 cores, 2026). */
  private static final double START_SECONDS = 11;

  @Override
  public double startSeconds() {
    return START_SECONDS;
  }

  @Override
  public String family() {
    return "rabbitmq";
  }

  @Override
  public List<String> systems() {
    return AmqpShape.systems();
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    String uri = options.get("amqp-uri");
    if (uri != null) {
      try {
        RabbitMqBroker.ask(uri);
      } catch (IOException e) {
        throw new Unavailable(e.getMessage());
      }
    } else if (!Docker.answers() && RabbitMqNode.script().isEmpty()) {
      throw new Unavailable(WAYS);
    }
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    String uri = site.option("amqp-uri");
    if (uri != null) {
      return RabbitMqBroker.external(uri);
    }
    if (Docker.answers()) {
      return RabbitMqContainer.start();
    }
    Optional<Path> script = RabbitMqNode.script();
    if (script.isPresent()) {
      return RabbitMqNode.start(script.get(), site.scratch());
    }
    throw new Unavailable(WAYS);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return AmqpClient.connect(plan, AmqpShape.of(system));
  }
}
