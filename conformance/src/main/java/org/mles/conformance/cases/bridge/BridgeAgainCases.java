package org.mles.conformance.cases.bridge;

import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;
import org.mles.conformance.wire.WsMessage;

/** What may have died with a server is sent once more. */
@Chapter(value = "bridge-again", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeAgainCases {
  @Case(
      id = "bridge.again.missing",
      clause = "V2-PRX-10",
      title = "What was handed over last and is not in the history is sent once more",
      kills = "bridge-never-again")
  void missing(BridgeLab lab) {
    Span span = lab.span();
    WsMessage lost = lab.message("lost with the server");
    span.carries(Way.A_TO_B, lost);
    span.loses(Way.A_TO_B);
    span.joinsAgain(Way.A_TO_B);
    span.to(Way.A_TO_B).ws().until(lost);
  }

  @Case(
      id = "bridge.again.shown",
      clause = "V2-PRX-10",
      title = "What the history shows is not sent again",
      kills = "bridge-all-again")
  void shown(BridgeLab lab) {
    Span span = lab.span();
    span.carriesSomething(Way.A_TO_B);
    span.loses(Way.A_TO_B);
    span.joinsAgain(Way.A_TO_B);
    span.showsAll(Way.A_TO_B);
    span.carriesSomething(Way.A_TO_B);
  }

  @Case(
      id = "bridge.again.older",
      clause = "V2-PRX-10",
      title = "What was handed over before a message that the history has is not sent again",
      kills = "bridge-older-again")
  void older(BridgeLab lab) {
    Span span = lab.span();
    WsMessage last = lab.message("the last");
    span.carriesSomething(Way.A_TO_B);
    span.carries(Way.A_TO_B, last);
    span.loses(Way.A_TO_B);
    span.joinsAgain(Way.A_TO_B).says(last);
    span.carriesSomething(Way.A_TO_B);
  }

  @Case(
      id = "bridge.again.first",
      clause = "V2-PRX-10",
      title = "What is missing comes before what waits",
      kills = "bridge-again-last")
  void first(BridgeLab lab) {
    Span span = lab.span();
    WsMessage lost = lab.message("lost with the server");
    WsMessage waits = lab.message("waits");
    span.carries(Way.A_TO_B, lost);
    span.loses(Way.A_TO_B);
    span.from(Way.A_TO_B).says(waits);
    span.from(Way.A_TO_B).reads();
    span.joinsAgain(Way.A_TO_B);
    List<WsMessage> before = span.to(Way.A_TO_B).ws().until(waits);
    lab.check(before.contains(lost), lost + " before " + waits + "; saw " + before);
  }
}
