package org.mles.conformance.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mles.conformance.probe.Expect;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/**
 * A peer with a uid on a channel and the key that goes with them. Making one sends nothing.
 *
 * <p>Thread: case.
 */
final class Member {
  private final RawPeer peer;
  private final String uid;
  private final String channel;
  private final long key;
  private final Transcript transcript;
  private int joinedAt;
  private List<RawFrame> replay = List.of();

  Member(RawPeer peer, String uid, String channel, long key, Transcript transcript) {
    this.peer = peer;
    this.uid = uid;
    this.channel = channel;
    this.key = key;
    this.transcript = transcript;
  }

  RawPeer peer() {
    return peer;
  }

  Expect expect() {
    return peer.expect();
  }

  String uid() {
    return uid;
  }

  String channel() {
    return channel;
  }

  long key() {
    return key;
  }

  int cid() {
    return (int) key;
  }

  /** Returns the frames that came between this member's join and the sentinel after it. */
  List<RawFrame> replay() {
    return replay;
  }

  /** Returns how many frames the channel had carried before this member joined. */
  int joinedAt() {
    return joinedAt;
  }

  void joinedAt(int frames) {
    joinedAt = frames;
  }

  void replayed(List<RawFrame> frames) {
    replay = List.copyOf(frames);
  }

  /** Returns the empty first frame of this member. */
  RawFrame joinFrame() {
    return transcript.name(frame(new byte[0]), peer.name() + "'s join");
  }

  /** Returns a canonical frame of this member. */
  RawFrame frame(byte[] message) {
    return RawFrame.of(key, Body.message(uid, channel, message));
  }

  /** Returns a canonical frame of this member. */
  RawFrame frame(String message) {
    return transcript.name(
        frame(message.getBytes(StandardCharsets.UTF_8)), peer.name() + " says " + message);
  }

  /** Sends a canonical frame and returns it. */
  RawFrame say(String message) {
    return peer.send(frame(message));
  }

  /** Sends FIN and waits until the subject has closed too. */
  void leave() {
    peer.finish();
    peer.expect().untilClosed();
    peer.close();
  }
}
