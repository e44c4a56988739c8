package org.mles.proxy.bridge;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;

/**
 * A topic of a broker. One message at a time: what was not acknowledged is then the one that is to
 * be repeated. That the broker is there the library asks by itself. Thread: as said. Source:
 * V2-PRX-08, V2-PRX-09.
 */
final class MqttSession implements Session {
  private static final System.Logger LOG = System.getLogger(MqttSession.class.getName());

  /** For the TCP connection, and again for the broker's word; both are less than the patience. */
  private static final long CONNECT_SECONDS = 9;

  private static final long PATIENCE_SECONDS = 20;
  private static final long FAREWELL_SECONDS = 2;

  private final Mqtt3AsyncClient client;
  private final MqttTopic topic;
  private volatile @Nullable CompletableFuture<?> awaited; // for who cuts

  private MqttSession(MqttShore shore, MqttTopic topic, Hearer hearer) {
    this.topic = topic;
    client =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost(shore.host())
            .serverPort(shore.port())
            .transportConfig()
            .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .applyTransportConfig()
            .addDisconnectedListener(context -> hearer.ended(lost(context.getCause())))
            .buildAsync();
  }

  static MqttSession join(MqttShore shore, String channel, Duration silence, Hearer hearer)
      throws IOException, InterruptedException {
    MqttSession session = new MqttSession(shore, MqttTopic.of(channel), hearer);
    try {
      session.connect(silence);
      session.subscribe(channel, hearer);
      return session;
    } catch (IOException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  /** The library asks after one half of the silence, and waits for an answer the other. */
  private void connect(Duration silence) throws IOException, InterruptedException {
    int keepAlive = (int) Math.max(1, silence.toSeconds() / 2);
    await(client.connectWith().cleanSession(true).keepAlive(keepAlive).send(), PATIENCE_SECONDS);
  }

  private void subscribe(String channel, Hearer hearer) throws IOException, InterruptedException {
    await(
        client
            .subscribeWith()
            .topicFilter(MqttTopicFilter.of(channel))
            .qos(MqttQos.AT_LEAST_ONCE)
            .callback(message -> hearer.heard(new Message(false, message.getPayloadAsBytes())))
            .send(),
        PATIENCE_SECONDS);
  }

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
  public void cut(IOException why) {
    CompletableFuture<?> waiting = awaited;
    if (waiting != null) {
      waiting.completeExceptionally(why);
    }
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

  private void await(CompletableFuture<?> answer, long seconds)
      throws IOException, InterruptedException {
    awaited = answer;
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
}
