package org.mles.conformance.fuzz.v2;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/**
 * Two members of a channel that are proven to be served: one speaks, the other hears. On a channel
 * of their own they must hear each other and nothing else; beside a conversation they are its
 * witnesses.
 *
 * <p>Thread: caller.
 */
final class HonestPair implements Dialect.Pair {
  private final V2Member speaker;
  private final V2Member hearer;
  private final Set<WsMessage> said = new HashSet<>();
  private int number;

  private HonestPair(V2Member speaker, V2Member hearer) {
    this.speaker = speaker;
    this.hearer = hearer;
  }

  /** Joins both; an acknowledgement does not exist, so each has to hear the other. */
  static HonestPair open(Door door, String channel, String tail) {
    HonestPair pair =
        new HonestPair(
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
    WsMessage message = member.say(Client.message(member, 2 * ++number, 0));
    said.add(message);
    return message;
  }

  WsMessage sentinel() {
    return say(speaker);
  }

  /** Returns what the hearer heard before a message that is said now. */
  List<WsMessage> heard() {
    return hearer.ws().until(sentinel());
  }

  /** Returns what the hearer heard before a message that somebody else says. */
  List<WsMessage> heardBefore(WsMessage message) {
    return hearer.ws().until(message);
  }

  @Override
  public void ping() {
    hearer.ws().message(sentinel());
  }

  /** Says whether one of the two said this, or joined by it. */
  boolean said(WsMessage message) {
    List<String> names = V2First.names(message);
    return said.contains(message) || (names != null && uids().contains(names.get(0)));
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
