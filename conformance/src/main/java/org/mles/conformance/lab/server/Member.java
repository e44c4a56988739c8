package org.mles.conformance.lab.server;

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
public final class Member {
  private final RawPeer peer;
  private final String uid;
  private final String channel;
  private final long key;
  private final Transcript transcript;
  private int joinedAt;
  private List<RawFrame> replay = List.of();

  public Member(RawPeer peer, String uid, String channel, long key, Transcript transcript) {
    this.peer = peer;
    this.uid = uid;
    this.channel = channel;
    this.key = key;
    this.transcript = transcript;
  }

  public RawPeer peer() {
    return peer;
  }

  public Expect expect() {
    return peer.expect();
  }

  public String uid() {
    return uid;
  }

  public String channel() {
    return channel;
  }

  public long key() {
    return key;
  }

  public int cid() {
    return (int) key;
  }

  /** Returns the frames that came between this member's join and the sentinel after it. */
  public List<RawFrame> replay() {
    return replay;
  }

  /** Returns how many frames the channel had carried before this member joined. */
  public int joinedAt() {
    return joinedAt;
  }

  public void joinedAt(int frames) {
    joinedAt = frames;
  }

  public void replayed(List<RawFrame> frames) {
    replay = List.copyOf(frames);
  }

  /** Returns the empty first frame of this member. */
  public RawFrame joinFrame() {
    return transcript.name(frame(new byte[0]), peer.name() + "'s join");
  }

  /** Returns a canonical frame of this member. */
  public RawFrame frame(byte[] message) {
    return RawFrame.of(key, Body.message(uid, channel, message));
  }

  /** Returns a canonical frame of this member. */
  public RawFrame frame(String message) {
    return transcript.name(
        frame(message.getBytes(StandardCharsets.UTF_8)), peer.name() + " says " + message);
  }

  /** Sends a canonical frame and returns it. */
  public RawFrame say(String message) {
    return peer.send(frame(message));
  }

  /** Sends FIN and waits until the subject has closed too. */
  public void leave() {
    peer.finish();
    peer.expect().untilClosed();
    peer.close();
  }
}
