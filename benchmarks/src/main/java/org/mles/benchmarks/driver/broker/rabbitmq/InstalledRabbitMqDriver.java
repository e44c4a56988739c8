package org.mles.benchmarks.driver.broker.rabbitmq;

/** The RabbitMQ that is installed, beside a newer one of a private root. */
public final class InstalledRabbitMqDriver extends RabbitMqDriver {
  /** Made by the service loader. */
  public InstalledRabbitMqDriver() {
    super("rabbitmq-installed", new RabbitMqSource.Installed());
  }
}
