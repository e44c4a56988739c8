package org.mles.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RabbitMQ, found in this order: the broker that option {@code amqp-uri} names, a container, a
 * private node of the installed {@code rabbitmq-server}.
 */
public final class RabbitMqDriver implements Driver {
  /** Says how to provide a broker. */
  static final String WAYS =
      "no RabbitMQ here; give --amqp-uri amqp://user:password@host:port,"
          + " or start Docker, or install the package rabbitmq-server";

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
    } else if (!RabbitMqContainer.possible() && RabbitMqNode.script().isEmpty()) {
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
    if (RabbitMqContainer.possible()) {
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
