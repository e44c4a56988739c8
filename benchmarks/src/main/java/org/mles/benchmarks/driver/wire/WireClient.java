package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.Unread;

/**
 * Publishers and subscribers over sockets, the same for every server: receiving threads, buffers
 * and times do not differ, only the {@link Wire} does. So what two systems differ in is their
 * servers' doing, and the relay without a protocol is their floor. Each publisher of each channel
 * has a wire of its own; the subscribers of a channel have that of its first publisher.
 *
 * <p>Thread: one caller publishes; the receivers are the shape's.
 */
public final class WireClient implements LoadClient {
  /** Ends the names of systems whose server is known by a client library, too. */
  public static final String SUFFIX = "-wire";

  /** Option: number of selector threads. */
  public static final String RECEIVERS = "receivers";

  private static final System.Logger LOG = System.getLogger(WireClient.class.getName());

  private final LoadPlan plan;
  private final HostPort server;
  private final Receivers receivers;
  private final List<Outlet> outlets = new ArrayList<>();
  private final List<Outlet> filled = new ArrayList<>();
  private final List<WireSocket> subscribers = new ArrayList<>();

  private WireClient(LoadPlan plan, HostPort server, Receivers receivers) {
    this.plan = plan;
    this.server = server;
    this.receivers = receivers;
  }

  /** Makes the wire of a part of a plan. */
  @FunctionalInterface
  public interface Maker {
    /** Makes it; nothing is connected yet. */
    Wire wire(LoadPlan part) throws IOException;
  }

  /**
   * Connects to the server at the plan's endpoint; selector threads receive, or nobody if the plan
   * says so.
   */
  public static WireClient connect(LoadPlan plan, Maker maker) throws IOException {
    return connect(plan, HostPort.of(plan.endpoint()), maker);
  }

  /** Connects to {@code server}; selector threads receive, or nobody if the plan says so. */
  public static WireClient connect(LoadPlan plan, HostPort server, Maker maker) throws IOException {
    return connect(plan, server, maker, Receivers.of(plan.options()));
  }

  /**
   * Connects to the server at the plan's endpoint; a blocking thread receives for each subscriber.
   */
  public static WireClient withThreads(LoadPlan plan, Maker maker) throws IOException {
    return connect(plan, HostPort.of(plan.endpoint()), maker, new BlockingReceivers());
  }

  private static WireClient connect(
      LoadPlan plan, HostPort server, Maker maker, Receivers receivers) throws IOException {
    WireClient client = new WireClient(plan, server, receivers);
    try {
      client.begin(maker);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void begin(Maker maker) throws IOException {
    int count = plan.streams().count();
    for (int stream = 0; stream < count; stream++) {
      LoadPlan part = plan.part(stream);
      outlets.add(Outlet.open(maker.wire(part), server, count));
    }
    for (int channel = 0; channel < plan.streams().channels(); channel++) {
      subscribe(outlets.get(channel).wire(), plan.part(channel).subscribers());
    }
    List<WireSocket> answered = new ArrayList<>();
    for (Outlet outlet : outlets) {
      if (outlet.isAnswered()) {
        answered.add(outlet.socket());
      }
    }
    receivers.start(subscribers, answered);
    for (Outlet outlet : outlets) {
      outlet.wire().subscribed(outlet.socket());
    }
  }

  private void subscribe(Wire wire, int count) throws IOException {
    int most = wire.subscribersPerConnection();
    for (int first = 0; first < count; first += most) {
      WireSocket socket = WireSocket.connect(server.address(), wire::carry);
      subscribers.add(socket);
      socket.scanWith(wire.subscribe(socket, first, Math.min(most, count - first)));
    }
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    publish(0, payload);
  }

  @Override
  public void publish(int stream, byte[] payload) throws IOException {
    Outlet outlet = outlets.get(stream);
    if (outlet.isEmpty()) {
      filled.add(outlet);
    }
    outlet.add(payload);
  }

  @Override
  public void flush() throws IOException {
    for (Outlet outlet : filled) {
      outlet.flush();
    }
    filled.clear();
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
  public Optional<Unread> unread() {
    return receivers.unread();
  }

  @Override
  public @Nullable String failure() {
    return receivers.failure();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> facts = new TreeMap<>(outlets.get(0).wire().facts());
    int connections = subscribers.size() + outlets.size();
    facts.put("client connections", Integer.toString(connections));
    facts.put("client receivers", receivers.shape());
    facts.put("client TCP_NODELAY", noDelayOnAll() ? "on, all sockets" : "NOT on all sockets");
    return facts;
  }

  private boolean noDelayOnAll() {
    try {
      boolean all = true;
      for (Outlet outlet : outlets) {
        all &= outlet.socket().noDelay();
      }
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
    outlets.forEach(outlet -> outlet.socket().close());
    for (Outlet outlet : outlets) {
      try {
        outlet.wire().end();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "the server is gone", e);
      }
    }
  }
}
