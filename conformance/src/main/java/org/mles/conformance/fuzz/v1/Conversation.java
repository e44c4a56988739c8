package org.mles.conformance.fuzz.v1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Hand;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.fuzz.Violation;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.wire.RawFrame;

/**
 * One conversation on one channel, with two witnesses. A client that has not ended ends at the end;
 * that the subject then closes too is the barrier behind which everything it sent has been judged.
 *
 * <p>Thread: caller.
 */
final class Conversation implements Dialect.Talk {
  private final Door door;
  private final String tail;
  private final String channel;
  private final HonestPair witnesses;
  private final Map<Integer, Actor> actors = new TreeMap<>();

  Conversation(Door door, String tail) {
    this.door = door;
    this.tail = tail;
    this.channel = "c-" + tail;
    this.witnesses = must("V1-ROB-01", () -> HonestPair.open(door, channel, tail));
  }

  /** A client of the conversation. */
  private final class Actor implements Hand.Owner {
    final Client client;
    final Entitlement entitlement;
    final Hand hand;

    Actor(Client client, Entitlement entitlement) {
      this.client = client;
      this.entitlement = entitlement;
      hand = new Hand(client.peer(), this);
    }

    @Override
    public byte[] honest(Step step) {
      return client.honest(step, witnesses.hearerCid());
    }

    @Override
    public boolean sends(byte[] octets) {
      if (client.isForNeighbour(entitlement.octets(), octets)) {
        return false; // nobody knows what that protocol owes it
      }
      entitlement.sent(octets);
      return true;
    }

    @Override
    public void reset() {
      entitlement.reset();
    }
  }

  @Override
  public void play(List<Step> steps) {
    for (Step step : steps) {
      actors.computeIfAbsent(step.actor(), this::enter).hand.take(step);
    }
    actors.values().forEach(actor -> actor.hand.end());
    for (Actor actor : actors.values()) {
      if (!actor.hand.isReset()) {
        mirrored(actor, must("V1-CLOSE-02", () -> actor.client.expect().untilClosed()));
      }
    }
    List<RawFrame> heard = must("V1-ROB-01", witnesses::heard);
    settle();
    actors.values().forEach(actor -> complete(actor.entitlement, heard));
    heard.forEach(frame -> isolated(frame, "the witness"));
    newcomer().stream()
        .filter(frame -> !witnesses.said(frame))
        .forEach(frame -> isolated(frame, "the history"));
  }

  private Actor enter(int number) {
    Client client = Client.open(door, "client " + number, "u" + number + "-" + tail, channel);
    return new Actor(client, new Entitlement(channel, client::key));
  }

  private void settle() {
    List<Entitlement> entitlements =
        actors.values().stream().map(actor -> actor.entitlement).toList();
    entitlements.forEach(Entitlement::close);
    for (Entitlement entitlement : entitlements) {
      entitlement.meets(witnesses.speakerCid());
      entitlement.meets(witnesses.hearerCid());
      entitlements.stream().filter(other -> other != entitlement).forEach(entitlement::mayMeet);
    }
  }

  private static void mirrored(Actor actor, List<RawFrame> heard) {
    byte[] sent = actor.entitlement.octets();
    for (RawFrame frame : heard) {
      if (contains(sent, frame.encode())) {
        throw new Violation.Noticed(
            "V1-FWD-02", actor.client.peer().name() + " saw its own frame come back: " + frame);
      }
    }
  }

  private static boolean contains(byte[] octets, byte[] part) {
    for (int at = 0; at + part.length <= octets.length; at++) {
      if (Arrays.equals(octets, at, at + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static void complete(Entitlement entitlement, List<RawFrame> heard) {
    List<RawFrame> frames = entitlement.frames();
    List<RawFrame> seen = heard.stream().filter(frames::contains).toList();
    if (entitlement.isOwed() && seen.size() < frames.size()) {
      throw new Violation.Noticed(
          "V1-FWD-01",
          String.format(
              Locale.ROOT,
              "the witness expected %d frames of a member; saw %d",
              frames.size(),
              seen.size()));
    } else if (entitlement.isOwed() ? !seen.equals(frames) : seen.size() > frames.size()) {
      throw new Violation.Noticed(
          "V1-FWD-05", "the witness expected each frame of a member once, in order; saw others");
    }
  }

  private void isolated(RawFrame frame, String who) {
    for (Actor actor : actors.values()) {
      if (actor.entitlement.frames().contains(frame)) {
        return;
      }
    }
    for (Actor actor : actors.values()) {
      if (actor.entitlement.isForbidden(frame)) {
        throw new Violation.Noticed(
            actor.entitlement.clause(), who + " holds a frame of a client to be refused: " + frame);
      }
    }
    if (witnesses.said(frame)) {
      throw new Violation.Noticed("V1-FWD-02", who + " saw its own frame come back: " + frame);
    }
    boolean history = who.equals("the history");
    throw new Violation.Noticed(
        history ? "V1-HIST-03" : "V1-FWD-01", who + " holds what no member sent: " + frame);
  }

  private List<RawFrame> newcomer() {
    return must(
        "V1-ROB-01",
        () -> {
          Client late = Client.open(door, "newcomer", "n-" + tail, channel);
          try (late) {
            witnesses.heardBefore(late.join()).forEach(frame -> isolated(frame, "the witness"));
            return late.expect().until(witnesses.sentinel());
          }
        });
  }

  private static <T> T must(String clause, Supplier<T> part) {
    try {
      return part.get();
    } catch (ConformanceFailure e) {
      boolean noFrame = e.decidedBy().equals("octets from subject");
      throw new Violation.Noticed(noFrame ? "V1-FWD-09" : clause, e.text());
    }
  }

  @Override
  public void close() {
    actors.values().forEach(actor -> actor.client.close());
    witnesses.close();
  }
}
