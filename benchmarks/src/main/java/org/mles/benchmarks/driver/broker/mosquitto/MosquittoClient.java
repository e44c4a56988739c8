package org.mles.benchmarks.driver.broker.mosquitto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.result.ResultFile.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Publisher and subscribers of MQTT: clean sessions, quality of service 0, nothing on disk.
 *
 * <p>Thread: one caller publishes; messages come on the client library's threads.
 */
final class MosquittoClient implements LoadClient {
  private static final System.Logger LOG = System.getLogger(MosquittoClient.class.getName());
  private static final String TOPIC = "fanout";

  /** Where Mosquitto and some others keep what they are; others say nothing there. */
  private static final String VERSION_TOPIC = "$SYS/broker/version";

  private static final long PATIENCE_MILLIS = 20_000;
  private static final int MAX_INFLIGHT = 65_535;

  private final List<MqttAsyncClient> clients = new ArrayList<>();
  private final NoDelaySockets sockets = new NoDelaySockets();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private final LoadPlan plan;
  private volatile String version = "unknown"; // written by the library's threads
  private volatile boolean closing; // set before close, read by the library's threads

  private MosquittoClient(LoadPlan plan) {
    this.plan = plan;
  }

  static MosquittoClient connect(LoadPlan plan) throws IOException {
    MosquittoClient client = new MosquittoClient(plan);
    try {
      client.askForVersion(client.open("publisher", -1));
      for (int i = 0; i < plan.subscribers(); i++) {
        client.open("subscriber-" + i, i).subscribe(TOPIC, 0).waitForCompletion(PATIENCE_MILLIS);
      }
      return client;
    } catch (MqttException e) {
      client.close();
      throw new IOException("MQTT: " + e.getMessage(), e);
    }
  }

  /** A broker that tells nobody what it is may still deliver. */
  private void askForVersion(MqttAsyncClient publisher) {
    try {
      publisher.subscribe(VERSION_TOPIC, 0, this::told).waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException e) {
      LOG.log(System.Logger.Level.DEBUG, "no version", e);
    }
  }

  private void told(String topic, MqttMessage message) {
    version = new String(message.getPayload(), StandardCharsets.UTF_8);
  }

  private MqttAsyncClient open(String name, int index) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient("tcp://" + plan.endpoint(), name, new MemoryPersistence());
    clients.add(client);
    client.setCallback(new Receiver(index));
    MqttConnectOptions options = new MqttConnectOptions();
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setMaxInflight(MAX_INFLIGHT);
    options.setSocketFactory(sockets);
    client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    return client;
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    try {
      clients.get(0).publish(TOPIC, payload.clone(), 0, false);
    } catch (MqttException e) {
      throw new IOException("MQTT: " + e.getMessage(), e);
    }
  }

  @Override
  public void flush() {
    // The client library sends each message by itself.
  }

  @Override
  public @Nullable Long octetsReceived() {
    return null;
  }

  @Override
  public @Nullable String failure() {
    return failure.get();
  }

  @Override
  public Map<String, String> verified() {
    return Map.of(
        SystemInfo.BROKER_VERSION,
        version,
        "client connections",
        Integer.toString(clients.size()),
        "client TCP_NODELAY",
        sockets.allOn() ? "on, all sockets" : "NOT on all sockets",
        "delivery",
        "quality of service 0, clean session, not retained");
  }

  @Override
  public void close() {
    closing = true;
    for (MqttAsyncClient client : clients) {
      try {
        client.disconnectForcibly(0, 0, false);
        client.close(true);
      } catch (MqttException e) {
        LOG.log(System.Logger.Level.DEBUG, "closing", e);
      }
    }
  }

  /** Hears what one client gets. */
  private final class Receiver implements MqttCallback {
    private final int index;

    Receiver(int index) {
      this.index = index;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      byte[] payload = message.getPayload();
      plan.sink().delivered(index, ProbePayload.wordOf(payload), payload.length);
    }

    @Override
    public void connectionLost(Throwable cause) {
      if (!closing) {
        failure.compareAndSet(null, "connection lost: " + cause.getMessage());
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // Nobody acknowledges quality of service 0.
    }
  }
}
