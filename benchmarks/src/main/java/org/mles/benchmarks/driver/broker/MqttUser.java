package org.mles.benchmarks.driver.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Loss;
import org.mles.benchmarks.driver.wire.MqttWire;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * Publisher and subscribers of MQTT 3.1.1 by HiveMQ's client, for every broker that speaks it:
 * clean sessions, quality of service 0, no reconnects.
 *
 * <p>Thread: one caller publishes; messages come on the client library's threads.
 */
public final class MqttUser implements LoadClient {
  private static final System.Logger LOG = System.getLogger(MqttUser.class.getName());
  private static final long PATIENCE_SECONDS = 20;
  private static final long FAREWELL_SECONDS = 2;

  private final List<Mqtt3AsyncClient> clients = new ArrayList<>();
  private final Loss loss = new Loss();
  private final LoadPlan plan;
  private final MqttClientExecutorConfig threads;
  private final @Nullable Mqtt3SimpleAuth login;
  private volatile @Nullable String version; // written by the library's threads

  private MqttUser(LoadPlan plan, @Nullable Mqtt3SimpleAuth login) {
    this.plan = plan;
    this.login = login;
    threads = MqttClientExecutorConfig.builder().nettyExecutor(MqttUser::start).build();
  }

  /** Connects to a broker that serves everybody. */
  public static MqttUser anonymous(LoadPlan plan) throws IOException, InterruptedException {
    return connect(plan, null);
  }

  /** Connects to a broker that asks for a login. */
  public static MqttUser as(String user, String password, LoadPlan plan)
      throws IOException, InterruptedException {
    byte[] word = password.getBytes(StandardCharsets.UTF_8);
    return connect(plan, Mqtt3SimpleAuth.builder().username(user).password(word).build());
  }

  private static MqttUser connect(LoadPlan plan, @Nullable Mqtt3SimpleAuth login)
      throws IOException, InterruptedException {
    MqttUser client = new MqttUser(plan, login);
    try {
      client.askForVersion(client.open(client.named("publisher")));
      for (int i = 0; i < plan.subscribers(); i++) {
        client.subscribe(i);
      }
      return client;
    } catch (IOException | InterruptedException e) {
      client.close();
      throw e;
    }
  }

  /** The library's own threads would keep the process alive while a connection hangs. */
  private static void start(Runnable loop) {
    Thread thread = new Thread(loop, "mqtt");
    thread.setDaemon(true);
    thread.start();
  }

  /** A broker that does not publish its version can be measured all the same. */
  private void askForVersion(Mqtt3AsyncClient publisher) throws InterruptedException {
    try {
      await(subscription(publisher, MqttWire.VERSION_TOPIC, this::told), PATIENCE_SECONDS);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "no version", e);
    }
  }

  private void told(Mqtt3Publish message) {
    version = new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  private void subscribe(int index) throws IOException, InterruptedException {
    Consumer<Mqtt3Publish> receiver =
        message -> {
          byte[] payload = message.getPayloadAsBytes();
          plan.sink().delivered(index, ProbePayload.wordOf(payload), payload.length);
        };
    await(
        subscription(open(named("subscriber-" + index)), plan.channel(), receiver),
        PATIENCE_SECONDS);
  }

  private static CompletableFuture<?> subscription(
      Mqtt3AsyncClient client, String topic, Consumer<Mqtt3Publish> receiver) {
    return client
        .subscribeWith()
        .topicFilter(topic)
        .qos(MqttQos.AT_MOST_ONCE)
        .callback(receiver)
        .send();
  }

  /** Returns a name that no other client of the broker has: a second one would end the first. */
  private String named(String name) {
    String place = plan.options().getOrDefault(LoadPlan.PLACE, "");
    return plan.isPart() ? plan.channel() + "-" + place + "-" + name : name;
  }

  private Mqtt3AsyncClient open(String name) throws IOException, InterruptedException {
    Mqtt3AsyncClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(name)
            .serverAddress(HostPort.of(plan.endpoint()).address())
            .executorConfig(threads)
            .simpleAuth(login)
            .addDisconnectedListener(context -> lost(context.getCause()))
            .buildAsync();
    clients.add(client);
    await(client.connectWith().cleanSession(true).send(), PATIENCE_SECONDS);
    return client;
  }

  private static void await(CompletableFuture<?> answer, long seconds)
      throws IOException, InterruptedException {
    try {
      answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("MQTT: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("MQTT: no answer for " + seconds + " s", e);
    }
  }

  private void lost(Throwable cause) {
    loss.note("connection lost: " + cause.getMessage());
  }

  @Override
  public void publish(byte[] payload) {
    CompletableFuture<Mqtt3Publish> sent =
        clients
            .get(0)
            .publishWith()
            .topic(plan.channel())
            .qos(MqttQos.AT_MOST_ONCE)
            .payload(payload.clone())
            .send();
    sent.exceptionally(
        cause -> {
          lost(cause);
          return null;
        });
  }

  @Override
  public void flush() {
    // The client library sends each message by itself.
  }

  @Override
  public @Nullable String failure() {
    return loss.words();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> facts = new TreeMap<>();
    String told = version;
    if (told != null) {
      facts.put(SystemInfo.BROKER_VERSION, told);
    }
    facts.put("client connections", Integer.toString(clients.size()));
    facts.put("client TCP_NODELAY", "set by the client library, not read back");
    facts.put("delivery", "quality of service 0, clean session, not retained");
    return facts;
  }

  /**
   * Disconnects all clients and waits briefly for all of them together: a server that no longer
   * reads never answers.
   */
  @Override
  public void close() {
    loss.expect();
    CompletableFuture<?>[] farewells =
        clients.stream().map(Mqtt3AsyncClient::disconnect).toArray(CompletableFuture<?>[]::new);
    try {
      await(CompletableFuture.allOf(farewells), FAREWELL_SECONDS);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
