package org.mles.conformance.fuzz.v1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.mles.conformance.fuzz.Conversation;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Hand;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.fuzz.Violation;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.wire.RawFrame;

/** A conversation of version 1. Thread: caller. */
final class V1Conversation extends Conversation<RawFrame, V1Conversation.Actor> {
  private static final String ROBUST = "V1-ROB-01";

  private final String channel;
  private final V1Pair witnesses;

  private V1Conversation(Door door, String tail, V1Pair witnesses) {
    super(door, tail, witnesses);
    this.channel = channel(tail);
    this.witnesses = witnesses;
  }

  /** Joins the witnesses. */
  static V1Conversation open(Door door, String tail) {
    return new V1Conversation(
        door, tail, must(ROBUST, () -> V1Pair.open(door, channel(tail), tail)));
  }

  /** A client of the conversation. */
  final class Actor implements Conversation.Actor {
    final Client client;
    final Entitlement entitlement;
    private final Hand hand;

    Actor(Client client, Entitlement entitlement) {
      this.client = client;
      this.entitlement = entitlement;
      hand = new Hand(client.peer(), this);
    }

    @Override
    public Hand hand() {
      return hand;
    }

    @Override
    public void leave() {
      client.close();
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
  protected Actor enter(String name, String uid) {
    Client client = Client.open(door(), name, uid, channel);
    return new Actor(client, new Entitlement(channel, client::key));
  }

  @Override
  protected void ended(Actor actor) {
    mirrored(actor, must("V1-CLOSE-02", () -> actor.client.expect().untilClosed()));
  }

  @Override
  protected List<RawFrame> heard() {
    return must(ROBUST, witnesses::heard);
  }

  @Override
  protected void settle() {
    List<Entitlement> entitlements = actors().stream().map(actor -> actor.entitlement).toList();
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

  @Override
  protected void complete(Actor actor, List<RawFrame> heard) {
    Entitlement entitlement = actor.entitlement;
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

  @Override
  protected void isolated(RawFrame frame, String who) {
    for (Actor actor : actors()) {
      if (actor.entitlement.frames().contains(frame)) {
        return;
      }
    }
    for (Actor actor : actors()) {
      if (actor.entitlement.isForbidden(frame)) {
        throw new Violation.Noticed(
            actor.entitlement.clause(), who + " holds a frame of a client to be refused: " + frame);
      }
    }
    if (witnesses.said(frame)) {
      throw new Violation.Noticed("V1-FWD-02", who + " saw its own frame come back: " + frame);
    }
    boolean history = who.equals(HISTORY);
    throw new Violation.Noticed(
        history ? "V1-HIST-03" : "V1-FWD-01", who + " holds what no member sent: " + frame);
  }

  @Override
  protected List<RawFrame> newcomer() {
    return must(
        ROBUST,
        () -> {
          Client late = Client.open(door(), "newcomer", uid("n"), channel);
          try (late) {
            witnesses.heardBefore(late.join()).forEach(frame -> isolated(frame, WITNESS));
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
}
