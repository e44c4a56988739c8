package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.broker.MqttUser;
import org.mles.benchmarks.driver.wire.MqttWire;
import org.mles.benchmarks.driver.wire.WireClient;

/** RabbitMQ's plug-in of MQTT, which asks for the same login as AMQP. Thread: caller. */
final class RabbitMqMqtt {
  private RabbitMqMqtt() {}

  static LoadClient byLibrary(LoadPlan plan) throws IOException, InterruptedException {
    ConnectionFactory login = RabbitMqBroker.factory(plan.endpoint());
    return MqttUser.as(
        login.getUsername(), login.getPassword(), plan.at(RabbitMqBroker.server(login)));
  }

  static LoadClient onTheWire(LoadPlan plan) throws IOException {
    ConnectionFactory login = RabbitMqBroker.factory(plan.endpoint());
    return WireClient.connect(
        plan,
        RabbitMqBroker.server(login),
        part -> MqttWire.as(login.getUsername(), login.getPassword(), part));
  }
}
