package org.mles.proxy.bridge;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.io.IOException;
import java.time.Duration;

/**
 * A broker of MQTT 3.1.1: a channel is the topic of its name. Quality of service 1, clean sessions,
 * nothing retained; a message that the broker has not acknowledged is sent again after the next
 * connect. What it sends back of ours is known by its payload. Source: V2-PRX-08.
 */
public record MqttShore(String host, int port) implements Shore {
  @Override
  public String address() {
    return "mqtt://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  @Override
  public void check(String channel) {
    MqttTopic.of(channel); // refuses wildcards, too
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public Session open(String channel, Duration silence, Hearer hearer)
      throws IOException, InterruptedException {
    return MqttSession.join(this, channel, silence, hearer);
  }
}
