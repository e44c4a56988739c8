package org.mles.conformance.fuzz.v1;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.probe.Expect;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/**
 * A connection with a uid and a channel, and the honest frames that go with them. Thread: caller.
 */
final class Client implements AutoCloseable {
  private final RawPeer peer;
  private final Door door;
  private final InetSocketAddress local;
  private final String uid;
  private final String channel;

  private Client(RawPeer peer, Door door, String uid, String channel) {
    this.peer = peer;
    this.door = door;
    this.local = peer.local();
    this.uid = uid;
    this.channel = channel;
  }

  static Client open(Door door, String name, String uid, String channel) {
    return new Client(door.connect(name, RawPeer.Stream.FRAMES), door, uid, channel);
  }

  RawPeer peer() {
    return peer;
  }

  Expect expect() {
    return peer.expect();
  }

  /** Returns the right key for these names on this connection. */
  long key(String anyUid, String anyChannel) {
    return door.settings().key(local, anyUid, anyChannel);
  }

  /** Says whether octets would begin the connection as one of what shares the subject's port. */
  boolean isForNeighbour(byte[] sent, byte[] next) {
    return sent.length == 0 && next.length > 0 && door.settings().isTaken(next[0] & 0xFF);
  }

  int cid() {
    return (int) key(uid, channel);
  }

  /** Returns a frame whose message is made of {@code number}. */
  RawFrame frame(int number, int octets) {
    byte[] text = Integer.toHexString(number | 0x1000_0000).getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[octets];
    for (int i = 0; i < octets; i++) {
      message[i] = text[i % text.length];
    }
    RawFrame frame = RawFrame.of(key(uid, channel), Body.message(uid, channel, message));
    return door.log().name(frame, peer.name() + "'s " + (octets == 0 ? "empty frame" : number));
  }

  RawFrame say(int number) {
    return peer.send(frame(number, 8));
  }

  RawFrame join() {
    return peer.send(frame(0, 0));
  }

  /**
   * Returns the octets of a step before its edits.
   *
   * @param witness CID that is taken
   */
  byte[] honest(Step step, int witness) {
    return switch (step.act()) {
      case EMPTY -> frame(0, 0).encode();
      case DUPLICATE -> frame(0, 0).withCid(witness).encode();
      case MESSAGE -> frame(step.number(), step.octets()).encode();
      case RESYNC -> resync(step.number()).encode();
      case RUN -> run(step).encode();
      case NOISE -> new byte[0];
      default -> throw new IllegalArgumentException("version 1 has no act " + step.act());
    };
  }

  private RawFrame run(Step step) {
    return RawFrame.of(key(uid, channel), Repetition.of(step.number()).body(step.octets()));
  }

  private RawFrame resync(int number) {
    byte[][] items = new byte[number % 3 + 1][];
    for (int i = 0; i < items.length; i++) {
      items[i] = frame(number + i, 6 + i).encode();
    }
    return RawFrame.of(key(uid, channel), Body.resync(Arrays.asList(items)));
  }

  @Override
  public void close() {
    peer.close();
  }
}
