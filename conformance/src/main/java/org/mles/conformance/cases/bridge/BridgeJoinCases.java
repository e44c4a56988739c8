package org.mles.conformance.cases.bridge;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;

/** How a bridge joins its servers. */
@Chapter(value = "bridge-join", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeJoinCases {
  @Case(
      id = "bridge.join.both",
      clause = "V2-PRX-02",
      title = "It joins the channel on both servers, with the token that the key asks for",
      kills = "bridge-no-key")
  void both(BridgeLab lab) {
    lab.scene().judgeFromHere();
    lab.lasting(lab.visiting());
  }

  @Case(
      id = "bridge.join.uid",
      clause = "V2-PRX-02",
      title = "Two bridges between the same servers join with uids of their own",
      kills = "bridge-fixed-uid")
  void uid(BridgeLab lab) {
    Span one = lab.span();
    Span other = lab.visiting();
    for (Way way : Way.values()) {
      String uid = one.from(way).uid();
      lab.check(
          !uid.equals(other.from(way).uid()),
          "two bridges to have two uids on one server; saw '" + uid + "' twice");
    }
  }
}
