package org.mles.conformance.fuzz.v1;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/**
 * Two members of a channel that are proven to be served: one speaks, the other hears. On a channel
 * of their own they must hear each other and nothing else; beside a conversation they are its
 * witnesses.
 *
 * <p>Thread: caller.
 */
final class HonestPair implements Dialect.Pair {
  private final Client speaker;
  private final Client hearer;
  private final Set<RawFrame> said = new HashSet<>();
  private int number;

  private HonestPair(Client speaker, Client hearer) {
    this.speaker = speaker;
    this.hearer = hearer;
  }

  /** Joins both; an acknowledgement does not exist, so each has to hear the other. */
  static HonestPair open(Door door, String channel, String tail) {
    HonestPair pair =
        new HonestPair(
            Client.open(door, "speaker", "s-" + tail, channel),
            Client.open(door, "witness", "w-" + tail, channel));
    pair.said.add(pair.speaker.join());
    pair.said.add(pair.hearer.join());
    RawPeer.awaitFirst(pair.speaker.peer(), pair.hearer.peer());
    pair.hearer.expect().until(pair.sentinel());
    RawFrame answer = pair.hearer.say(++pair.number);
    pair.said.add(answer);
    pair.speaker.expect().until(answer);
    return pair;
  }

  RawFrame sentinel() {
    RawFrame frame = speaker.say(++number);
    said.add(frame);
    return frame;
  }

  /** Returns what the hearer heard before a frame that is said now. */
  List<RawFrame> heard() {
    return hearer.expect().until(sentinel());
  }

  /** Returns what the hearer heard before a frame that somebody else says. */
  List<RawFrame> heardBefore(RawFrame frame) {
    return hearer.expect().until(frame);
  }

  @Override
  public void ping() {
    hearer.expect().nothingBefore(sentinel());
  }

  /** Says whether one of the two sent this frame. */
  boolean said(RawFrame frame) {
    return said.contains(frame);
  }

  int speakerCid() {
    return speaker.cid();
  }

  int hearerCid() {
    return hearer.cid();
  }

  @Override
  public void close() {
    speaker.close();
    hearer.close();
  }
}
