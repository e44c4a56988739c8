package org.mles.conformance.fuzz.v2;

import static org.mles.conformance.fuzz.Violation.must;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Hand;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.fuzz.Violation;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/**
 * One conversation on one channel, with two witnesses. A client that has not ended ends at the end;
 * that the subject then closes too is the barrier behind which everything it sent has been judged.
 *
 * <p>Thread: caller.
 */
final class Conversation implements Dialect.Talk {
  private static final String ROBUST = "V2-ROB-01";

  private final Door door;
  private final String tail;
  private final String channel;
  private final HonestPair witnesses;
  private final Map<Integer, Actor> actors = new TreeMap<>();

  Conversation(Door door, String tail) {
    this.door = door;
    this.tail = tail;
    this.channel = "c-" + tail;
    this.witnesses = must(ROBUST, () -> HonestPair.open(door, channel, tail));
  }

  /** A client of the conversation. */
  private final class Actor implements Hand.Owner {
    final V2Member client;
    final Account account;
    final Hand hand;

    Actor(V2Member client) {
      this.client = client;
      account = new Account(client, witnesses.uids());
      hand = new Hand(client.peer(), this);
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
  public void play(List<Step> steps) {
    for (Step step : steps) {
      actors.computeIfAbsent(step.actor(), this::enter).hand.take(step);
    }
    actors.values().forEach(actor -> actor.hand.end());
    Map<Actor, List<WsSeen>> seen = new LinkedHashMap<>();
    for (Actor actor : actors.values()) {
      if (!actor.hand.isReset()) {
        seen.put(actor, must("V2-CLOSE-01", () -> actor.client.ws().toTheEnd()));
      }
    }
    List<WsMessage> heard = must(ROBUST, witnesses::heard);
    settle();
    seen.forEach(Conversation::spokenTo);
    actors.values().forEach(actor -> complete(actor.account, heard));
    heard.forEach(message -> isolated(message, "the witness"));
    newcomer().stream()
        .filter(message -> !witnesses.said(message))
        .forEach(message -> isolated(message, "the history"));
  }

  private Actor enter(int number) {
    return new Actor(Client.open(door, "client " + number, "u" + number + "-" + tail, channel));
  }

  private void settle() {
    List<Actor> all = new ArrayList<>(actors.values());
    all.forEach(actor -> actor.account.close());
    all.forEach(actor -> actor.account.settle(actor.hand.isReset()));
    for (Actor one : all) {
      all.stream().filter(other -> other != one).forEach(o -> one.account.mayMeet(o.account));
    }
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

  private static void complete(Account account, List<WsMessage> heard) {
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

  private void isolated(WsMessage message, String who) {
    if (actors.values().stream().anyMatch(actor -> actor.account.allows(message))) {
      return;
    }
    for (Actor actor : actors.values()) {
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

  private List<WsMessage> newcomer() {
    return must(
        ROBUST,
        () -> {
          V2Member late = Client.open(door, "newcomer", "n-" + tail, channel);
          try {
            late.open().say(late.first());
            WsMessage hello = late.say(Client.message(late, 0, 0));
            witnesses.heardBefore(hello).stream()
                .filter(message -> !names(late, message))
                .forEach(message -> isolated(message, "the witness"));
            return late.ws().until(witnesses.sentinel());
          } finally {
            late.peer().close();
          }
        });
  }

  private static boolean names(V2Member member, WsMessage message) {
    return List.of(member.uid(), member.channel()).equals(V2First.names(message));
  }

  @Override
  public void close() {
    actors.values().forEach(actor -> actor.client.peer().close());
    witnesses.close();
  }
}
