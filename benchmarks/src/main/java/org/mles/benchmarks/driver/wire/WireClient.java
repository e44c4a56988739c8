package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;

/**
 * Publisher and subscribers over sockets, the same for every server: receiving threads, buffers and
 * times do not differ, only the {@link Wire} does. So what two systems differ in is their servers'
 * doing, and the relay without a protocol is their floor.
 *
 * <p>Thread: one caller publishes; the receivers are the shape's.
 */
public final class WireClient implements LoadClient {
  /** Ends the names of systems whose server is known by a client library, too. */
  public static final String SUFFIX = "-wire";

  /** Option: number of selector threads. */
  public static final String RECEIVERS = "receivers";

  private static final System.Logger LOG = System.getLogger(WireClient.class.getName());
  private static final int OUT_OCTETS = 256 * 1024;

  private final Wire wire;
  private final Receivers receivers;
  private final WireSocket publisher;
  private final List<WireSocket> subscribers = new ArrayList<>();
  private @Nullable PublishedMessage message;
  private ByteBuffer out = ByteBuffer.allocate(0);

  private WireClient(Wire wire, WireSocket publisher, Receivers receivers) {
    this.wire = wire;
    this.publisher = publisher;
    this.receivers = receivers;
  }

  /** Connects to the server at the plan's endpoint; selector threads receive. */
  public static WireClient connect(LoadPlan plan, Wire wire) throws IOException {
    return connect(plan, HostPort.of(plan.endpoint()), wire);
  }

  /** Connects to {@code server}; selector threads receive. */
  public static WireClient connect(LoadPlan plan, HostPort server, Wire wire) throws IOException {
    return connect(plan, server, wire, SelectorReceivers.of(plan.options()));
  }

  /**
   * Connects to the server at the plan's endpoint; a blocking thread receives for each subscriber.
   */
  public static WireClient withThreads(LoadPlan plan, Wire wire) throws IOException {
    return connect(plan, HostPort.of(plan.endpoint()), wire, new BlockingReceivers());
  }

  private static WireClient connect(LoadPlan plan, HostPort server, Wire wire, Receivers receivers)
      throws IOException {
    WireSocket publisher = WireSocket.connect(server.address(), wire::carry);
    WireClient client = new WireClient(wire, publisher, receivers);
    try {
      client.subscribe(plan.subscribers(), server);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void subscribe(int count, HostPort server) throws IOException {
    PublishedMessage published = wire.publisher(publisher);
    message = published;
    out = ByteBuffer.allocateDirect(Math.max(OUT_OCTETS, published.octets().length));
    int most = wire.subscribersPerConnection();
    for (int first = 0; first < count; first += most) {
      WireSocket socket = WireSocket.connect(server.address(), wire::carry);
      subscribers.add(socket);
      socket.scanWith(wire.subscribe(socket, first, Math.min(most, count - first)));
    }
    receivers.start(subscribers);
    Optional<PayloadScan> answers = wire.answers();
    if (answers.isPresent()) {
      publisher.scanWith(answers.get());
      receivers.readByItself(publisher, "publisher");
    }
    wire.subscribed(publisher);
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    PublishedMessage published = Objects.requireNonNull(message);
    published.stamp(payload);
    if (out.remaining() < published.octets().length) {
      flush();
    }
    out.put(published.octets());
  }

  @Override
  public void flush() throws IOException {
    publisher.write(out.flip());
    out.clear();
  }

  @Override
  public Long octetsReceived() {
    return subscribers.stream().mapToLong(WireSocket::octetsReceived).sum();
  }

  @Override
  public List<Long> waitedNanos() {
    return receivers.waitedNanos();
  }

  @Override
  public @Nullable String failure() {
    return receivers.failure();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> facts = new TreeMap<>(wire.facts());
    facts.put("client connections", Integer.toString(subscribers.size() + 1));
    facts.put("client receivers", receivers.shape());
    facts.put("client TCP_NODELAY", noDelayOnAll() ? "on, all sockets" : "NOT on all sockets");
    return facts;
  }

  private boolean noDelayOnAll() {
    try {
      boolean all = publisher.noDelay();
      for (WireSocket socket : subscribers) {
        all &= socket.noDelay();
      }
      return all;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    receivers.close();
    subscribers.forEach(WireSocket::close);
    publisher.close();
    try {
      wire.end();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the server is gone", e);
    }
  }
}
