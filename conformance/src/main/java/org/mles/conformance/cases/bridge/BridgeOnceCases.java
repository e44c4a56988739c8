package org.mles.conformance.cases.bridge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;
import org.mles.conformance.wire.WsMessage;

/** Each payload crosses once. */
@Chapter(value = "bridge-once", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeOnceCases {
  private static final int MANY = 200;

  @Case(
      id = "bridge.once.again",
      clause = "V2-PRX-01",
      title = "A payload that is said twice on one server goes to the other once",
      kills = "bridge-repeats")
  void again(BridgeLab lab) {
    Span span = lab.span();
    for (Way way : Way.values()) {
      WsMessage twice = lab.message("twice");
      span.carries(way, twice);
      span.from(way).says(twice);
      span.carriesSomething(way);
    }
  }

  @Case(
      id = "bridge.once.back",
      clause = "V2-PRX-01",
      title = "A payload that comes back from the other server does not return",
      kills = {"bridge-repeats", "bridge-remembers-apart"})
  void back(BridgeLab lab) {
    Span span = lab.span();
    for (Way way : Way.values()) {
      WsMessage around = lab.message("around a ring");
      span.carries(way, around);
      span.from(way.back()).says(around);
      span.carriesSomething(way.back());
    }
  }

  @Case(
      id = "bridge.once.many",
      clause = "V2-PRX-01",
      title = "A payload is known again after two hundred others",
      kills = "bridge-short-memory")
  void many(BridgeLab lab) {
    Span span = lab.span();
    WsMessage old = lab.message("old");
    span.carries(Way.A_TO_B, old);
    for (int i = 0; i < MANY; i++) {
      span.carriesSomething(Way.A_TO_B);
    }
    span.from(Way.A_TO_B).says(old);
    span.carriesSomething(Way.A_TO_B);
    span.from(Way.B_TO_A).says(old);
    span.carriesSomething(Way.B_TO_A);
  }

  @Case(
      id = "bridge.once.equal",
      clause = "V2-PRX-04",
      title = "Equal payloads of two clients, one on each server, count as one",
      kills = "bridge-remembers-apart")
  void equal(BridgeLab lab) {
    Span span = lab.span();
    WsMessage equal = lab.message("equal");
    span.carries(Way.B_TO_A, equal);
    span.from(Way.A_TO_B).says(equal);
    span.carriesSomething(Way.A_TO_B);
  }

  @Case(
      id = "bridge.once.side-by-side",
      clause = "V2-PRX-07",
      title = "Two bridges side by side come to rest: one copy from each and nothing back",
      kills = "bridge-remembers-apart")
  void sideBySide(BridgeLab lab) {
    Span one = lab.span();
    Span other = lab.visiting();
    WsMessage said = lab.message("said once");
    one.from(Way.A_TO_B).says(said);
    other.from(Way.A_TO_B).says(said);
    one.hears(Way.A_TO_B, said);
    other.hears(Way.A_TO_B, said);
    // The server gives each the copy of the other.
    one.from(Way.B_TO_A).says(said);
    other.from(Way.B_TO_A).says(said);
    restsAt(lab, one, other, Way.B_TO_A, said);
    restsAt(lab, one, other, Way.A_TO_B, said);
  }

  @Case(
      id = "bridge.once.ring",
      clause = "V2-PRX-07",
      title = "Three servers in a ring of bridges come to rest, whoever says a payload once more",
      kills = {"bridge-remembers-apart", "bridge-forgets-returned"})
  void ring(BridgeLab lab) {
    List<Span> ring = lab.ring();
    Span ab = ring.get(0);
    Span bc = ring.get(1);
    Span ca = ring.get(2);
    WsMessage said = lab.message("said at A");
    ab.from(Way.A_TO_B).says(said);
    ca.from(Way.B_TO_A).says(said);
    ab.hears(Way.A_TO_B, said);
    ca.hears(Way.B_TO_A, said);
    bc.carries(Way.A_TO_B, said);
    // C has it from two sides, and gives each bridge what the other has brought.
    ca.from(Way.A_TO_B).says(said);
    bc.from(Way.B_TO_A).says(said);
    ring.forEach(BridgeOnceCases::rests);
    // Somebody at C says the same.
    ca.from(Way.A_TO_B).says(said);
    bc.from(Way.B_TO_A).says(said);
    ring.forEach(BridgeOnceCases::rests);
  }

  /** Proves that the next thing that a bridge says on either side is what is said now. */
  private static void rests(Span span) {
    for (Way way : Way.values()) {
      span.carriesSomething(way);
    }
  }

  /** Has something said to each bridge, which is the next that comes out of one or the other. */
  private static void restsAt(BridgeLab lab, Span one, Span other, Way way, WsMessage said) {
    WsMessage first = lab.message("to one");
    WsMessage second = lab.message("to the other");
    one.from(way).says(first);
    other.from(way).says(second);
    Set<WsMessage> out = new HashSet<>();
    out.add(one.to(way).ws().anyMessage());
    out.add(other.to(way).ws().anyMessage());
    lab.check(
        out.equals(Set.of(first, second)),
        "nothing of " + said + " any more, but " + first + " and " + second + "; saw " + out);
  }
}
