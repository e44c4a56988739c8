package org.mles.conformance.fuzz.v2;

import java.util.List;
import java.util.Set;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.HonestPair;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** Two honest clients of version 2. Thread: caller. */
final class V2Pair extends HonestPair<WsMessage> {
  private final V2Member speaker;
  private final V2Member hearer;

  private V2Pair(V2Member speaker, V2Member hearer) {
    this.speaker = speaker;
    this.hearer = hearer;
  }

  /** Joins both; an acknowledgement does not exist, so each has to hear the other. */
  static V2Pair open(Door door, String channel, String tail) {
    V2Pair pair =
        new V2Pair(
            Client.open(door, "speaker", "s-" + tail, channel),
            Client.open(door, "witness", "w-" + tail, channel));
    pair.join(pair.speaker);
    pair.join(pair.hearer);
    while (!pair.speaker.ws().hasMore() && !pair.hearer.ws().hasMore()) {
      RawPeer.awaitFirst(pair.speaker.peer(), pair.hearer.peer());
    }
    pair.hearer.ws().until(pair.sentinel());
    pair.speaker.ws().until(pair.say(pair.hearer));
    return pair;
  }

  private void join(V2Member member) {
    member.open().say(member.first());
    say(member);
  }

  private WsMessage say(V2Member member) {
    return noted(member.say(Client.message(member, 2 * next(), 0)));
  }

  @Override
  public WsMessage sentinel() {
    return say(speaker);
  }

  @Override
  public List<WsMessage> heardBefore(WsMessage last) {
    return hearer.ws().until(last);
  }

  @Override
  public void ping() {
    hearer.ws().message(sentinel());
  }

  @Override
  public boolean said(WsMessage message) {
    List<String> names = V2First.names(message);
    return super.said(message) || (names != null && uids().contains(names.get(0)));
  }

  /** Returns who is there. */
  Set<String> uids() {
    return Set.of(speaker.uid(), hearer.uid());
  }

  String hearerUid() {
    return hearer.uid();
  }

  @Override
  public void close() {
    speaker.peer().close();
    hearer.peer().close();
  }
}
