package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.workload.ProbePayload;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NIdentity;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Opcode;

/**
 * Version 2 over WebSocket: an upgrade, a first message with the two names, then binary messages. A
 * relay gets the same frames without upgrades and first messages. Members join as fast as those of
 * v1: each join is told to all others, and if each were waited for, a thousand would take minutes.
 */
public final class V2Wire implements Wire {
  /**
   * Key of every mask. Nobody should be able to foretell one, but these messages pass no proxy, and
   * with one key for all a message is encoded once.
   */
  private static final int KEY = 0x37FA_213D;

  private final LoadPlan plan;
  private final boolean joins;
  private @Nullable WireSocket publisher;

  private V2Wire(LoadPlan plan, boolean joins) {
    this.plan = plan;
    this.joins = joins;
  }

  /** Makes the wire of a relay, which has no joins. */
  public static V2Wire withoutJoins(LoadPlan plan) {
    return new V2Wire(plan, false);
  }

  static V2Wire joining(LoadPlan plan) {
    return new V2Wire(plan, true);
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) {
    publisher = socket;
    ByteBuffer payload = ByteBuffer.wrap(ProbePayload.blank(plan.payloadOctets()));
    byte[] frame = frame(Opcode.BINARY, payload).array();
    return PublishedMessage.masked(frame, frame.length - plan.payloadOctets(), KEY);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    ClientHandshake handshake = joins ? handshake() : null;
    if (handshake != null) {
      join(socket, MlesWire.named(plan, "subscriber-" + first), handshake);
    }
    return scan(socket, first, plan.sink(), handshake);
  }

  private static V2Scan scan(
      WireSocket socket, int first, LoadPlan.Sink sink, @Nullable ClientHandshake handshake) {
    V2Scan.Answer answer = payload -> socket.write(frame(Opcode.PONG, payload));
    return new V2Scan(first, sink, handshake, answer);
  }

  /**
   * Among several publishers, each gets what the others publish, and nobody counts that. One that
   * is alone answers no ping: it sends more than it would have to.
   */
  @Override
  public Optional<PayloadScan> answers() {
    LoadPlan.Sink nobody = (subscriber, word, octets) -> {};
    WireSocket socket = publisher;
    return socket != null && plan.options().containsKey(LoadPlan.PLACE)
        ? Optional.of(scan(socket, 0, nobody, joins ? handshake() : null))
        : Optional.empty();
  }

  /** The publisher joins last: nobody reads what it would receive before. */
  @Override
  public void subscribed(WireSocket publisher) throws IOException {
    if (joins) {
      join(publisher, MlesWire.named(plan, MlesWire.PUBLISHER), handshake());
    }
  }

  /** Sends the request and the first message behind it; nobody waits for the answer here. */
  private void join(WireSocket socket, String uid, ClientHandshake handshake) throws IOException {
    byte[] names = NFrame.json(new NIdentity(uid, plan.channel()));
    socket.write(handshake.request());
    socket.write(frame(Opcode.TEXT, ByteBuffer.wrap(names)));
  }

  private ClientHandshake handshake() {
    return new ClientHandshake(plan.endpoint(), "/", new byte[ClientHandshake.NONCE_OCTETS]);
  }

  private static ByteBuffer frame(Opcode opcode, ByteBuffer payload) {
    return ClientFrame.of(opcode, payload, KEY);
  }
}
