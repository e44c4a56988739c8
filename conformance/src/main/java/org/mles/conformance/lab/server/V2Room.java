package org.mles.conformance.lab.server;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/**
 * A channel of version 2 with two proven members, as {@link Room} is one of version 1. There is no
 * answer to a join, and the others need not hear of it, so whoever joins says hello at once: when
 * the witness hears that, the join is done.
 *
 * <p>Thread: case. Source: V2-FWD-05.
 */
public final class V2Room {
  private final Lab lab;
  private final String channel;
  private final V2Member usher;
  private final V2Member witness;
  private final V2Past past = new V2Past();

  private V2Room(Lab lab, String channel) {
    this.lab = lab;
    this.channel = channel;
    usher = founder("usher");
    witness = founder("witness");
  }

  /** Opens a channel; needs history or not, since the later founder sees the earlier one or not. */
  public static V2Room open(Lab lab, String channel) {
    V2Room room = new V2Room(lab, channel);
    room.found(0, room.usher);
    room.found(1, room.witness);
    while (!room.usher.ws().hasMore() && !room.witness.ws().hasMore()) {
      RawPeer.awaitFirst(room.usher.peer(), room.witness.peer());
    }
    // The usher may have heard the witness join, and not yet what it said then.
    WsMessage called = room.usher.say(room.token("sentinel"));
    room.past.founderSays(0, called);
    room.witness.ws().until(called);
    room.usher.ws().until(room.record(room.witness.say(room.token("answer"))));
    return room;
  }

  private void found(int number, V2Member founder) {
    founder.open().say(founder.first());
    past.founds(number, WsMessage.text(founder.json()));
    past.founderSays(number, founder.say(token("hello")));
  }

  public String channel() {
    return channel;
  }

  public V2Member usher() {
    return usher;
  }

  public V2Member witness() {
    return witness;
  }

  /** Returns a text that occurs nowhere else. */
  public String token(String stem) {
    return "<" + lab.scene().unique(stem) + ">";
  }

  /** Returns a member of this room who has not asked for anything. */
  public V2Member member(String name) {
    String uid = lab.scene().unique(name.replaceAll("[^A-Za-z0-9]+", "-"));
    return lab.v2MemberAs(name, uid, channel);
  }

  /** Joins a fresh member, proves it, and leaves its history unjudged. */
  public V2Member join(String name) {
    V2Member member = member(name);
    lab.scene().control(() -> admit(member));
    return member;
  }

  /** Joins a member, proves it, and returns what it got of the past. */
  public List<WsMessage> admit(V2Member member) {
    return admit(member.open(), WsMessage.text(member.first()));
  }

  /**
   * Sends a first message over an open WebSocket, proves that it joined, and returns what the
   * member got of the past.
   */
  public List<WsMessage> admit(V2Member member, WsMessage first) {
    member.say(first);
    return settle(member);
  }

  /** Proves that a first message that was sent has joined; returns what came of the past. */
  public List<WsMessage> settle(V2Member member) {
    settleUnread(member);
    WsMessage sentinel = sentinel();
    witness.ws().message(sentinel);
    return member.ws().until(sentinel);
  }

  /** Proves the same of a member who reads nothing. */
  public void settleUnread(V2Member member) {
    hearsFirst(member, member.say(token("hello")));
  }

  /** Waits until the witness has heard what somebody said right behind its first message. */
  void hearsFirst(V2Member member, WsMessage hello) {
    past.joins(WsMessage.text(member.json()));
    record(hello);
    for (WsMessage before : witness.ws().until(hello)) {
      if (!V2Past.isFirstOf(member, before)) {
        throw new ConformanceFailure(
            "witness expected " + hello + ", or the first message before it; saw " + before,
            "message from subject");
      }
    }
  }

  /** Waits until the witness has heard exactly this. */
  public void hears(WsMessage message) {
    witness.ws().message(record(message));
  }

  /** Proves that the witness heard nothing since it was last asked. */
  public void quiet() {
    witness.ws().message(sentinel());
  }

  /** Proves that neither the witness nor {@code member} heard anything since last asked. */
  public void quiet(V2Member member) {
    WsMessage sentinel = sentinel();
    witness.ws().message(sentinel);
    member.ws().message(sentinel);
  }

  /**
   * Proves that a first message is refused for what is wrong with it: a twin is served before, the
   * very same member with the honest one after, and nothing leaked.
   *
   * @return the Close, whose code is 1008
   */
  public WsSeen.Close refuses(String name, Function<V2Member, WsFrame> malformed) {
    return refuses(name, 1008, malformed);
  }

  /** Proves the same of a refusal with another code. */
  public WsSeen.Close refuses(String name, int code, Function<V2Member, WsFrame> malformed) {
    join(name + "-twin");
    V2Member bad = member(name);
    lab.scene().control(bad::open);
    bad.send(malformed.apply(bad));
    WsSeen.Close close = bad.ws().closed(code);
    quiet();
    admit(lab.v2MemberAs(name + " again", bad.uid(), channel));
    return close;
  }

  /** Joins a fresh member that reads nothing until it {@link V2Member#readOn reads on}. */
  public V2Member joinUnread(String name) {
    RawPeer peer = lab.connect(name, RawPeer.Stream.UNREAD);
    V2Member member = lab.v2Over(peer, lab.scene().unique("unread"), channel);
    peer.send(member.request().encode());
    member.say(member.first());
    settleUnread(member);
    return member;
  }

  /** Proves that a first message, made from the honest member, joins it. */
  public V2Member accepts(String name, Function<V2Member, String> first) {
    V2Member member = member(name);
    lab.scene().control(member::open);
    admit(member, WsMessage.text(first.apply(member)));
    return member;
  }

  /**
   * Proves that a request is answered with a status for what is wrong with it: the honest one is
   * served before and after.
   */
  public HttpAnswer refusesRequest(
      String name, Set<Integer> status, Function<Upgrade, Upgrade> malformed) {
    join(name + "-twin");
    V2Member bad = member(name);
    bad.peer().send(malformed.apply(bad.request()).encode());
    HttpAnswer answer = bad.ws().answer();
    lab.check(
        status.contains(answer.status()), name + ": status " + status + "; saw " + answer.status());
    bad.ws().ended();
    admit(lab.v2MemberAs(name + " again", bad.uid(), channel));
    return answer;
  }

  /** Proves the same of a request that may be answered with a status or not at all. */
  public void turnsAway(String name, Set<Integer> status, Function<Upgrade, Upgrade> malformed) {
    join(name + "-twin");
    V2Member bad = member(name);
    bad.peer().send(malformed.apply(bad.request()).encode());
    WsSeen seen = bad.ws().untilEnded();
    lab.check(
        seen == null
            || (seen instanceof WsSeen.Answer answer && status.contains(answer.head().status())),
        name + ": status " + status + ", or the end of the connection; saw " + seen);
    admit(lab.v2MemberAs(name + " again", bad.uid(), channel));
  }

  /** Proves that a request opens a WebSocket, over which its member can join. */
  public V2Member acceptsRequest(String name, Function<Upgrade, Upgrade> unusual) {
    V2Member member = member(name);
    member.peer().send(unusual.apply(member.request()).encode());
    admit(member.opened(), WsMessage.text(member.first()));
    return member;
  }

  /**
   * Proves that what a member sends ends its own session with a code, is heard by nobody, and
   * leaves the others as they were.
   */
  public void ends(String name, int code, Function<V2Member, List<WsFrame>> wrong) {
    V2Member bad = join(name);
    bad.send(wrong.apply(bad));
    bad.ws().closed(code);
    quiet();
  }

  /** Proves that {@code replay} is the kept end of what the channel carried before a join. */
  public void expectReplay(List<WsMessage> replay, int before) {
    expectEnd(replay, before, lab.settings().historyLimit());
  }

  /** Proves that {@code replay} is the newest {@code count} of the channel's {@code before}. */
  public void expectEnd(List<WsMessage> replay, int before, int count) {
    lab.check(
        past.isEnd(before, count, replay),
        "the newest "
            + Math.min(count, before)
            + " messages of the channel, in order; saw "
            + replay.size()
            + shown(replay));
  }

  private static String shown(List<WsMessage> replay) {
    return replay.isEmpty()
        ? ""
        : ", from " + replay.get(0) + " to " + replay.get(replay.size() - 1);
  }

  /** Proves that what a member heard is nothing but what the channel carried. */
  public void expectNothingForeign(V2Member member, List<WsMessage> heard) {
    for (WsMessage message : heard) {
      lab.check(
          past.holds(message),
          member.peer().name() + " to hear what the channel carried alone; saw " + message);
    }
  }

  /** Returns how many messages the channel has carried, first messages among them. */
  public int carried() {
    return past.size();
  }

  /** Sends a sentinel from the usher. */
  public WsMessage sentinel() {
    return record(usher.say(token("sentinel")));
  }

  /** Remembers that the channel carried a message. */
  public WsMessage record(WsMessage message) {
    past.says(message);
    return message;
  }

  private V2Member founder(String name) {
    V2Member founder = member(name);
    founder.peer().segmented(Segmentation.WHOLE);
    return founder;
  }

  /** Proves that a newcomer is served and that nothing leaked to the witness. */
  public void verifyStillServing() {
    try {
      admit(member("afterwards"));
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }
}
