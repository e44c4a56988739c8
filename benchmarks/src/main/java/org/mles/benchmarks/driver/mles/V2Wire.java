package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.ByteBuffer;
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
 * relay gets the same frames without upgrades and first messages.
 */
public final class V2Wire implements Wire {
  /**
   * Key of every mask. Nobody should be able to foretell one, but these messages pass no proxy, and
   * with one key for all a message is encoded once.
   */
  private static final int KEY = 0x37FA_213D;

  private final LoadPlan plan;
  private final boolean joins;

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
    ByteBuffer payload = ByteBuffer.wrap(ProbePayload.blank(plan.payloadOctets()));
    byte[] frame = frame(Opcode.BINARY, payload).array();
    return PublishedMessage.masked(frame, frame.length - plan.payloadOctets(), KEY);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    join(socket, "subscriber-" + first);
    return new V2Scan(first, plan.sink(), payload -> socket.write(frame(Opcode.PONG, payload)));
  }

  /** The publisher joins last: nobody reads what it would receive before. */
  @Override
  public void subscribed(WireSocket publisher) throws IOException {
    join(publisher, MlesWire.PUBLISHER);
  }

  private void join(WireSocket socket, String uid) throws IOException {
    if (joins) {
      upgrade(socket);
      byte[] names = NFrame.json(new NIdentity(uid, MlesWire.CHANNEL));
      socket.write(frame(Opcode.TEXT, ByteBuffer.wrap(names)));
    }
  }

  private void upgrade(WireSocket socket) throws IOException {
    byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
    ClientHandshake handshake = new ClientHandshake(plan.endpoint(), "/", nonce);
    socket.write(handshake.request());
    ClientHandshake.Answer answer = null;
    while (answer == null) {
      int octet = socket.in().read();
      if (octet < 0) {
        throw new IOException("Mles: the server closes the connection instead of an upgrade");
      }
      answer = handshake.take(ByteBuffer.wrap(new byte[] {(byte) octet}));
    }
    if (answer.refusal() != null) {
      throw new IOException("Mles: no upgrade, " + answer.refusal().detail());
    }
  }

  private static ByteBuffer frame(Opcode opcode, ByteBuffer payload) {
    return ClientFrame.of(opcode, payload, KEY);
  }
}
