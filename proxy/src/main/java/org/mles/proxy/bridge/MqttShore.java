package org.mles.proxy.bridge;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mles.text.OneLine;
import org.mles.text.Printable;

/**
 * A broker of MQTT 3.1.1: a channel is the topic of its name. Quality of service 1, clean sessions,
 * nothing retained; a message that the broker has not acknowledged is sent again after the next
 * connect. What it sends back of ours is known by its payload. Source: V2-PRX-08.
 */
public record MqttShore(String host, int port) implements Shore {
  private static final long PATIENCE_SECONDS = 20;
  private static final long FAREWELL_SECONDS = 2;

  @Override
  public String address() {
    return "mqtt://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  @Override
  public void check(String channel) {
    MqttTopic.of(channel); // refuses wildcards, too
  }

  @Override
  public Session open(String channel, Hearer hearer) throws IOException, InterruptedException {
    Mqtt3AsyncClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost(host)
            .serverPort(port)
            .addDisconnectedListener(context -> hearer.ended(lost(context.getCause())))
            .buildAsync();
    MqttSession session = new MqttSession(client, MqttTopic.of(channel));
    try {
      await(client.connectWith().cleanSession(true).send(), PATIENCE_SECONDS);
      await(subscription(client, channel, hearer), PATIENCE_SECONDS);
      return session;
    } catch (IOException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  private static CompletableFuture<?> subscription(
      Mqtt3AsyncClient client, String channel, Hearer hearer) {
    return client
        .subscribeWith()
        .topicFilter(MqttTopicFilter.of(channel))
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(message -> hearer.heard(new Message(false, message.getPayloadAsBytes())))
        .send();
  }

  private static void await(CompletableFuture<?> answer, long seconds)
      throws IOException, InterruptedException {
    try {
      answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw lost(cause == null ? e : cause);
    } catch (TimeoutException e) {
      throw new IOException("no answer for " + seconds + " s", e);
    }
  }

  private static IOException lost(Throwable cause) {
    Throwable first = cause.getCause() instanceof IOException lower ? lower : cause;
    return new IOException(Printable.sentence(OneLine.of(first)), cause);
  }

  /** One message at a time: what was not acknowledged is then the one that is to be repeated. */
  private record MqttSession(Mqtt3AsyncClient client, MqttTopic topic) implements Session {
    private static final System.Logger LOG = System.getLogger(MqttSession.class.getName());

    @Override
    public void send(Message message) throws IOException, InterruptedException {
      await(
          client
              .publishWith()
              .topic(topic)
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(message.payload())
              .send(),
          PATIENCE_SECONDS);
    }

    @Override
    public void close() {
      try {
        await(client.disconnect(), FAREWELL_SECONDS);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "closing", e); // mostly: it is disconnected already
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
