package org.mles.benchmarks.driver.broker.redis;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Loss;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Publisher and subscribers of Redis: a connection and a thread per subscriber, as Jedis wants it;
 * what is published between two flushes is one pipeline.
 *
 * <p>Thread: one caller publishes; one thread per subscriber receives.
 */
final class RedisClient implements LoadClient {
  private final LoadPlan plan;
  private final byte[] channel;
  private final List<Jedis> subscribers = new ArrayList<>();
  private final Loss loss = new Loss();
  private final AtomicInteger withNoDelay = new AtomicInteger();
  private final Jedis publisher;
  private final Connection pipeline;
  private int unanswered;

  private RedisClient(LoadPlan plan) {
    this.plan = plan;
    channel = plan.channel().getBytes(StandardCharsets.US_ASCII);
    publisher = new Jedis(this::socket);
    pipeline = publisher.getConnection();
  }

  static RedisClient connect(LoadPlan plan) throws IOException {
    try {
      RedisClient client = new RedisClient(plan);
      for (int i = 0; i < plan.subscribers(); i++) {
        client.subscribe(i);
      }
      return client;
    } catch (JedisException e) {
      throw new IOException("Redis: " + e.getMessage(), e);
    }
  }

  private Socket socket() {
    try {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.connect(HostPort.of(plan.endpoint()).address());
      if (socket.getTcpNoDelay()) {
        withNoDelay.incrementAndGet();
      }
      return socket;
    } catch (IOException e) {
      throw new JedisConnectionException("connect: " + e.getMessage(), e);
    }
  }

  private void subscribe(int index) {
    Jedis jedis = new Jedis(this::socket);
    jedis.connect();
    subscribers.add(jedis);
    Thread receiver = new Thread(() -> receive(jedis, index), "redis-" + index);
    receiver.setDaemon(true);
    receiver.start();
  }

  private void receive(Jedis jedis, int index) {
    try {
      jedis.subscribe(
          new BinaryJedisPubSub() {
            @Override
            public void onMessage(byte[] from, byte[] message) {
              plan.sink().delivered(index, ProbePayload.wordOf(message), message.length);
            }
          },
          channel);
    } catch (JedisException e) {
      loss.note("connection lost: " + e.getMessage());
    }
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    try {
      pipeline.sendCommand(Protocol.Command.PUBLISH, channel, payload);
      unanswered++;
    } catch (JedisException e) {
      throw new IOException("Redis: " + e.getMessage(), e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      pipeline.getMany(unanswered);
      unanswered = 0;
    } catch (JedisException e) {
      throw new IOException("Redis: " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable String failure() {
    return loss.words();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> all = new TreeMap<>(facts(publisher));
    int connections = subscribers.size() + 1;
    all.put("client connections", Integer.toString(connections));
    all.put(
        "client TCP_NODELAY",
        withNoDelay.get() == connections ? "on, all sockets" : "NOT on all sockets");
    return all;
  }

  /** Returns what a server says of itself. */
  static Map<String, String> facts(Jedis jedis) {
    return Map.of(
        SystemInfo.BROKER_VERSION,
        field(jedis, "server", "redis_version"),
        "append-only file",
        field(jedis, "persistence", "aof_enabled").equals("0") ? "off" : "ON",
        "snapshot interval",
        jedis.configGet("save").getOrDefault("save", "").isEmpty() ? "none" : "SET");
  }

  private static String field(Jedis jedis, String section, String name) {
    return jedis
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).trim())
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public void close() {
    loss.expect();
    subscribers.forEach(jedis -> jedis.getConnection().disconnect());
    publisher.close();
  }
}
