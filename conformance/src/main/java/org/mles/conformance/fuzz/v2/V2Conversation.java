package org.mles.conformance.fuzz.v2;

import static org.mles.conformance.fuzz.Violation.must;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.fuzz.Conversation;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Hand;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.fuzz.Violation;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/** A conversation of version 2. Thread: caller. */
final class V2Conversation extends Conversation<WsMessage, V2Conversation.Actor> {
  private static final String ROBUST = "V2-ROB-01";

  private final String channel;
  private final V2Pair witnesses;

  /**
   * What came over each connection that was not reset, to be judged once it is known who joined.
   */
  private final Map<Actor, List<WsSeen>> seen = new LinkedHashMap<>();

  private V2Conversation(Door door, String tail, V2Pair witnesses) {
    super(door, tail, witnesses);
    this.channel = channel(tail);
    this.witnesses = witnesses;
  }

  /** Joins the witnesses. */
  static V2Conversation open(Door door, String tail) {
    return new V2Conversation(
        door, tail, must(ROBUST, () -> V2Pair.open(door, channel(tail), tail)));
  }

  /** A client of the conversation. */
  final class Actor implements Conversation.Actor {
    final V2Member client;
    final Account account;
    private final Hand hand;

    Actor(V2Member client) {
      this.client = client;
      account = new Account(client, witnesses.uids());
      hand = new Hand(client.peer(), this);
    }

    @Override
    public Hand hand() {
      return hand;
    }

    @Override
    public void leave() {
      client.peer().close();
    }

    @Override
    public byte[] honest(Step step) {
      return Client.honest(client, step, witnesses.hearerUid());
    }

    @Override
    public boolean sends(byte[] octets) {
      account.sent(octets);
      return true;
    }

    @Override
    public void reset() {
      account.reset();
    }
  }

  @Override
  protected Actor enter(String name, String uid) {
    return new Actor(Client.open(door(), name, uid, channel));
  }

  @Override
  protected void ended(Actor actor) {
    seen.put(actor, must("V2-CLOSE-01", () -> actor.client.ws().toTheEnd()));
  }

  @Override
  protected List<WsMessage> heard() {
    return must(ROBUST, witnesses::heard);
  }

  @Override
  protected void settle() {
    List<Actor> all = List.copyOf(actors());
    all.forEach(actor -> actor.account.close());
    all.forEach(actor -> actor.account.settle(actor.hand.isReset()));
    for (Actor one : all) {
      all.stream().filter(other -> other != one).forEach(o -> one.account.mayMeet(o.account));
    }
    seen.forEach(V2Conversation::spokenTo);
  }

  /** Judges what a client saw: nothing of its own, and nothing behind a Close. */
  private static void spokenTo(Actor actor, List<WsSeen> seen) {
    String name = actor.client.peer().name();
    boolean closed = false;
    for (WsSeen one : seen) {
      if (closed) {
        throw new Violation.Noticed("V2-WS-15", name + " was sent more behind a Close");
      } else if (one instanceof WsSeen.Broken broken && actor.account.isMember()) {
        throw new Violation.Noticed(ROBUST, name + " was sent " + broken.why());
      } else if (one instanceof WsSeen.Message message) {
        mirrored(actor, name, message.message());
      }
      closed = one instanceof WsSeen.Close;
    }
  }

  private static void mirrored(Actor actor, String name, WsMessage message) {
    Account account = actor.account;
    boolean own = account.owed().contains(message) || account.optional().contains(message);
    if (own || (account.isMember() && account.isFirst(message))) {
      throw new Violation.Noticed("V2-FWD-02", name + " saw its own message come back: " + message);
    }
  }

  @Override
  protected void complete(Actor actor, List<WsMessage> heard) {
    Account account = actor.account;
    List<WsMessage> owed = account.owed();
    List<WsMessage> optional = account.optional();
    List<WsMessage> seen =
        heard.stream().filter(m -> owed.contains(m) || optional.contains(m)).toList();
    if (seen.size() < owed.size()) {
      throw new Violation.Noticed(
          "V2-FWD-01",
          "the witness expected " + owed.size() + " messages of a member; saw " + seen.size());
    } else if (!seen.subList(0, owed.size()).equals(owed)
        || seen.size() > owed.size() + optional.size()) {
      throw new Violation.Noticed(
          "V2-FWD-06", "the witness expected each message of a member once, in order; saw others");
    }
  }

  @Override
  protected void isolated(WsMessage message, String who) {
    if (actors().stream().anyMatch(actor -> actor.account.allows(message))) {
      return;
    }
    for (Actor actor : actors()) {
      String clause = actor.account.forbids(message);
      if (clause != null) {
        throw new Violation.Noticed(
            clause, who + " holds what a client said that was to be refused: " + message);
      }
    }
    if (witnesses.said(message)) {
      throw new Violation.Noticed("V2-FWD-02", who + " saw its own message come back: " + message);
    }
    throw new Violation.Noticed(ROBUST, who + " holds what no member said: " + message);
  }

  @Override
  protected List<WsMessage> newcomer() {
    return must(
        ROBUST,
        () -> {
          V2Member late = Client.open(door(), "newcomer", uid("n"), channel);
          try {
            late.open().say(late.first());
            WsMessage hello = late.say(Client.message(late, 0, 0));
            witnesses.heardBefore(hello).stream()
                .filter(message -> !names(late, message))
                .forEach(message -> isolated(message, WITNESS));
            return late.ws().until(witnesses.sentinel());
          } finally {
            late.peer().close();
          }
        });
  }

  private static boolean names(V2Member member, WsMessage message) {
    return List.of(member.uid(), member.channel()).equals(V2First.names(message));
  }
}
