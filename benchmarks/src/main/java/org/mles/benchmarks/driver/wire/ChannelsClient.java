package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;

/**
 * Subscribers of many channels, a connection each, and a publisher in each channel. A message is
 * published once in every channel, so each subscriber gets each message once, as if there were one
 * channel. They are read while others still join: each join is told to all who are there.
 *
 * <p>The plan's endpoint may be several addresses with commas between: publishers connect to the
 * first, subscribers to the others in turn.
 *
 * <p>Thread: one caller publishes; selector threads receive.
 */
public final class ChannelsClient implements LoadClient {
  /** Publishers are not read: they join last, and hear only what was before them. */
  private static final List<WireSocket> NOBODY = List.of();

  private final SelectorReceivers receivers;
  private final List<HostPort> servers;
  private final List<Channel> channels = new ArrayList<>();
  private final List<WireSocket> subscribers = new ArrayList<>();

  /** The publisher of a channel and its message. */
  private record Channel(WireSocket publisher, PublishedMessage message) {}

  private ChannelsClient(SelectorReceivers receivers, List<HostPort> servers) {
    this.receivers = receivers;
    this.servers = servers;
  }

  /**
   * Connects everybody.
   *
   * @param channels how many there are
   * @param wires makes the wire of the channel with that number, from 0
   */
  public static ChannelsClient connect(LoadPlan plan, int channels, IntFunction<Wire> wires)
      throws IOException {
    List<HostPort> servers =
        Arrays.stream(plan.endpoint().split(",", -1)).map(HostPort::of).toList();
    Distribution spread = new Distribution(plan.subscribers(), channels);
    ChannelsClient client = new ChannelsClient(SelectorReceivers.of(plan.options()), servers);
    try {
      client.receivers.start(List.of(), NOBODY);
      for (int channel = 0; channel < channels; channel++) {
        client.open(wires.apply(channel), spread.first(channel), spread.count(channel));
      }
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void open(Wire wire, int first, int count) throws IOException {
    WireSocket publisher = WireSocket.connect(servers.get(0).address(), wire::carry);
    channels.add(new Channel(publisher, wire.publisher(publisher)));
    for (int i = first; i < first + count; i++) {
      WireSocket socket = WireSocket.connect(serverOf(i).address(), wire::carry);
      subscribers.add(socket);
      socket.scanWith(wire.subscribe(socket, i, 1));
      receivers.read(socket);
    }
    wire.subscribed(publisher);
  }

  private HostPort serverOf(int subscriber) {
    int others = servers.size() - 1;
    return others == 0 ? servers.get(0) : servers.get(1 + subscriber % others);
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    for (Channel channel : channels) {
      channel.message().stamp(payload);
      channel.publisher().write(ByteBuffer.wrap(channel.message().octets()));
    }
  }

  @Override
  public void flush() {
    // Nothing is kept.
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
    Map<String, String> facts = new TreeMap<>();
    facts.put("client connections", Integer.toString(subscribers.size() + channels.size()));
    facts.put("client receivers", receivers.shape());
    facts.put("channels", Integer.toString(channels.size()));
    return facts;
  }

  @Override
  public void close() {
    receivers.close();
    subscribers.forEach(WireSocket::close);
    channels.forEach(channel -> channel.publisher().close());
  }
}
