package org.mles.benchmarks.driver.broker.rabbitmq;

/** How RabbitMQ's Java client is used. */
enum AmqpShape {
  /** One connection per subscriber, as the client does it when nothing is set. */
  DEFAULT("default", "one connection per subscriber, client's own threads"),
  /** One connection per subscriber over one selector thread. */
  NIO("nio", "one connection per subscriber, client NIO"),
  /** One connection with a channel per subscriber, as far as the broker lets it have them. */
  CHANNELS("channels", "one channel per subscriber, as many to a connection as go");

  private final String key;
  private final String words;

  AmqpShape(String key, String words) {
    this.key = key;
    this.words = words;
  }

  String words() {
    return words;
  }

  String key() {
    return key;
  }
}
