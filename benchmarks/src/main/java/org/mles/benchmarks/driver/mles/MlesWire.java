package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;

/**
 * Frames of v1, each member joining with an empty first frame. The raw relay gets the same frames
 * without joins, so that the floor differs from Mles in the server alone.
 */
public final class MlesWire implements Wire {
  static final String PUBLISHER = "publisher";

  private final LoadPlan plan;
  private final KeyPolicy keys;
  private final boolean joins;
  private byte[] frame = new byte[0];

  private MlesWire(LoadPlan plan, boolean joins, KeyPolicy keys) {
    this.plan = plan;
    this.joins = joins;
    this.keys = keys;
  }

  /** Makes the wire of a relay, which has no joins. */
  public static MlesWire withoutJoins(LoadPlan plan) {
    return new MlesWire(plan, false, KeyPolicy.of(null, null));
  }

  /** Makes the wire of a server that was started here, and has no key. */
  static MlesWire joining(LoadPlan plan) {
    return withKey(plan, null);
  }

  /** Makes the wire of a server with a shared key of its own; null if it has none. */
  static MlesWire withKey(LoadPlan plan, @Nullable String sharedKey) {
    return new MlesWire(plan, true, KeyPolicy.of(sharedKey, null));
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    frame = encode(socket, named(PUBLISHER), ProbePayload.blank(plan.payloadOctets()));
    return new PublishedMessage(frame, frame.length - plan.payloadOctets());
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    join(socket, named("subscriber-" + first));
    return new FrameScan(first, frame, plan);
  }

  /** The publisher joins last: nobody reads what it would receive before. */
  @Override
  public void subscribed(WireSocket publisher) throws IOException {
    join(publisher, named(PUBLISHER));
  }

  private String named(String name) {
    return named(plan, name);
  }

  /** Returns a name that no other publisher or agent gives; names of all are equally long. */
  static String named(LoadPlan plan, String name) {
    String place = plan.options().get(LoadPlan.PLACE);
    return place == null ? name : place + "-" + name;
  }

  /** Among several publishers, each gets what the others publish, and nobody counts that. */
  @Override
  public Optional<PayloadScan> answers() {
    LoadPlan.Sink nobody = (subscriber, word, octets) -> {};
    return plan.options().containsKey(LoadPlan.PLACE)
        ? Optional.of(new FrameScan(0, frame, plan.into(nobody)))
        : Optional.empty();
  }

  private void join(WireSocket socket, String uid) throws IOException {
    if (joins) {
      socket.write(ByteBuffer.wrap(encode(socket, uid, new byte[0])));
    }
  }

  private byte[] encode(WireSocket socket, String uid, byte[] message) throws IOException {
    InetSocketAddress local = socket.localAddress();
    String endpoint = EndpointText.of(local.getAddress().getAddress(), local.getPort());
    long key = keys.key(endpoint, uid, plan.channel());
    return V1Frame.encode(key, new V1Body.Message(uid, plan.channel(), message));
  }
}
