package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;

/**
 * Publisher and subscribers over plain sockets with v1 frames. The raw relay is loaded by this very
 * class, with the same frames and without joins, so that the floor differs from Mles in the server
 * alone.
 *
 * <p>Thread: one caller publishes; the receivers are the shape's.
 */
public final class FrameClient implements LoadClient {
  private static final String CHANNEL = "fanout";
  private static final String PUBLISHER = "publisher";
  private static final int OUT_OCTETS = 256 * 1024;

  private final Receivers receivers;
  private final List<SubscriberSocket> subscribers = new ArrayList<>();
  private final KeyPolicy keys;
  private final boolean joins;
  private @Nullable SubscriberSocket publisher;
  private @Nullable ProbeFrame frame;
  private ByteBuffer out = ByteBuffer.allocate(0);

  private FrameClient(Receivers receivers, KeyPolicy keys, boolean joins) {
    this.receivers = receivers;
    this.keys = keys;
    this.joins = joins;
  }

  /** Connects publisher and subscribers to a relay, which has no joins. */
  public static FrameClient withoutJoins(LoadPlan plan) throws IOException {
    return connect(plan, new Receivers.Nio(), false);
  }

  /** Connects publisher and subscribers; each joins with an empty first frame. */
  static FrameClient joined(LoadPlan plan, Receivers receivers) throws IOException {
    return connect(plan, receivers, true);
  }

  private static FrameClient connect(LoadPlan plan, Receivers receivers, boolean joins)
      throws IOException {
    KeyPolicy keys = KeyPolicy.of(plan.options().get("key"), plan.options().get("address-key"));
    FrameClient client = new FrameClient(receivers, keys, joins);
    try {
      client.connect(plan);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void connect(LoadPlan plan) throws IOException {
    InetSocketAddress server = HostPort.of(plan.endpoint()).address();
    SubscriberSocket sender = SubscriberSocket.connect(server, null);
    publisher = sender;
    ProbeFrame probe =
        new ProbeFrame(key(sender, PUBLISHER), PUBLISHER, CHANNEL, plan.payloadOctets());
    frame = probe;
    out = ByteBuffer.allocateDirect(Math.max(OUT_OCTETS, probe.octets().length));
    for (int i = 0; i < plan.subscribers(); i++) {
      SubscriberSocket socket = SubscriberSocket.connect(server, new FrameScan(i, probe, plan));
      subscribers.add(socket);
      join(socket, "subscriber-" + i);
    }
    receivers.start(subscribers);
    join(sender, PUBLISHER);
  }

  private void join(SubscriberSocket socket, String uid) throws IOException {
    if (joins) {
      V1Body.Message empty = new V1Body.Message(uid, CHANNEL, new byte[0]);
      socket.writeAll(ByteBuffer.wrap(V1Frame.encode(key(socket, uid), empty)));
    }
  }

  private long key(SubscriberSocket socket, String uid) throws IOException {
    InetSocketAddress local = socket.localAddress();
    String endpoint = EndpointText.of(local.getAddress().getAddress(), local.getPort());
    return keys.key(endpoint, uid, CHANNEL);
  }

  @Override
  public void publish(byte[] payload) throws IOException {
    ProbeFrame probe = Objects.requireNonNull(frame);
    probe.stamp(payload);
    if (out.remaining() < probe.octets().length) {
      flush();
    }
    out.put(probe.octets());
  }

  @Override
  public void flush() throws IOException {
    Objects.requireNonNull(publisher).writeAll(out.flip());
    out.clear();
  }

  @Override
  public Long octetsReceived() {
    return subscribers.stream().mapToLong(SubscriberSocket::octetsReceived).sum();
  }

  @Override
  public @Nullable String failure() {
    return receivers.failure();
  }

  @Override
  public Map<String, String> verified() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("client connections", Integer.toString(subscribers.size() + 1));
    facts.put("client receivers", receivers.shape());
    facts.put("client TCP_NODELAY", noDelayOnAll() ? "on, all sockets" : "NOT on all sockets");
    return facts;
  }

  private boolean noDelayOnAll() {
    try {
      boolean all = Objects.requireNonNull(publisher).noDelay();
      for (SubscriberSocket socket : subscribers) {
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
    subscribers.forEach(SubscriberSocket::close);
    if (publisher != null) {
      publisher.close();
    }
  }
}
