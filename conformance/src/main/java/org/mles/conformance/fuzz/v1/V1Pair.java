package org.mles.conformance.fuzz.v1;

import java.util.List;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.HonestPair;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.RawFrame;

/** Two honest clients of version 1. Thread: caller. */
final class V1Pair extends HonestPair<RawFrame> {
  private final Client speaker;
  private final Client hearer;

  private V1Pair(Client speaker, Client hearer) {
    this.speaker = speaker;
    this.hearer = hearer;
  }

  /** Joins both; an acknowledgement does not exist, so each has to hear the other. */
  static V1Pair open(Door door, String channel, String tail) {
    V1Pair pair =
        new V1Pair(
            Client.open(door, "speaker", "s-" + tail, channel),
            Client.open(door, "witness", "w-" + tail, channel));
    pair.noted(pair.speaker.join());
    pair.noted(pair.hearer.join());
    RawPeer.awaitFirst(pair.speaker.peer(), pair.hearer.peer());
    pair.hearer.expect().until(pair.sentinel());
    pair.speaker.expect().until(pair.noted(pair.hearer.say(pair.next())));
    return pair;
  }

  @Override
  public RawFrame sentinel() {
    return noted(speaker.say(next()));
  }

  @Override
  public List<RawFrame> heardBefore(RawFrame last) {
    return hearer.expect().until(last);
  }

  @Override
  public void ping() {
    hearer.expect().nothingBefore(sentinel());
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
