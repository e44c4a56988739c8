package org.mles.conformance.cases.bridge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Call;
import org.mles.conformance.lab.bridge.Shore;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;
import org.mles.conformance.wire.WsMessage;

/** A server ends, and is back. */
@Chapter(value = "bridge-return", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeReturnCases {
  private static final int ATTEMPTS = 5;
  private static final int SEVERAL = 5;
  private static final double LEAST_GROWTH = 1.2;

  @Case(
      id = "bridge.return.second",
      clause = "V2-PRX-06",
      title = "The second server is joined again when it is back, and both directions go on",
      kills = "bridge-gives-up")
  void second(BridgeLab lab) {
    returns(lab.span(), Way.A_TO_B);
  }

  @Case(
      id = "bridge.return.first",
      clause = "V2-PRX-06",
      title = "The first server is joined again when it is back, and both directions go on",
      kills = "bridge-gives-up")
  void first(BridgeLab lab) {
    returns(lab.span(), Way.B_TO_A);
  }

  private static void returns(Span span, Way way) {
    span.loses(way);
    span.joinsAgain(way);
    span.showsAll(way);
    span.carriesSomething(way);
    span.carriesSomething(way.back());
  }

  @Case(
      id = "bridge.return.pauses",
      clause = "V2-PRX-06",
      title = "The pauses grow between attempts that fail",
      kills = "bridge-steady-pauses")
  void pauses(BridgeLab lab) {
    Span span = lab.span();
    Shore shore = span.shore(Way.A_TO_B);
    shore.root().refuse(true);
    span.to(Way.A_TO_B).ends();
    long[] at = new long[ATTEMPTS];
    for (int i = 0; i < at.length; i++) {
      at[i] = shore.attempt();
    }
    double early = at[2] - at[0];
    double late = at[ATTEMPTS - 1] - at[2];
    lab.check(
        late > LEAST_GROWTH * early,
        String.format(
            Locale.ROOT,
            "the third and fourth pause to be longer than the first two, which took %.0f ms; they"
                + " took %.0f ms",
            early / 1e6,
            late / 1e6));
  }

  @Case(
      id = "bridge.return.waits",
      clause = "V2-PRX-02",
      title = "What one server says while the other is away arrives when that is back",
      kills = "bridge-drops-while-away")
  void waits(BridgeLab lab) {
    Span span = lab.span();
    List<WsMessage> said = saidWhileAway(lab, span);
    span.joinsAgain(Way.A_TO_B);
    span.showsAll(Way.A_TO_B);
    Set<WsMessage> missing = new HashSet<>(said);
    while (!missing.isEmpty()) {
      WsMessage heard = span.to(Way.A_TO_B).ws().anyMessage();
      lab.check(missing.remove(heard), "one of " + missing + "; saw " + heard);
    }
  }

  @Case(
      id = "bridge.return.order",
      clause = "V2-PRX-03",
      title = "What waited arrives in the order in which it was said",
      kills = "bridge-latest-first")
  void order(BridgeLab lab) {
    Span span = lab.span();
    List<WsMessage> said = saidWhileAway(lab, span);
    span.joinsAgain(Way.A_TO_B);
    span.showsAll(Way.A_TO_B);
    said.forEach(message -> span.hears(Way.A_TO_B, message));
  }

  private static List<WsMessage> saidWhileAway(BridgeLab lab, Span span) {
    span.loses(Way.A_TO_B);
    List<WsMessage> said = new ArrayList<>();
    for (int i = 0; i < SEVERAL; i++) {
      said.add(lab.message("meanwhile"));
    }
    span.from(Way.A_TO_B).says(said.toArray(WsMessage[]::new));
    span.from(Way.A_TO_B).reads();
    return said;
  }

  @Case(
      id = "bridge.return.meanwhile",
      clause = "V2-PRX-02",
      title = "What was said meanwhile on the server that was away crosses with its history",
      kills = "bridge-skips-new-history")
  void meanwhile(BridgeLab lab) {
    Span span = lab.span();
    span.loses(Way.B_TO_A);
    Call again = span.joinsAgain(Way.B_TO_A);
    span.showsAll(Way.B_TO_A);
    WsMessage meanwhile = lab.message("said while it was away");
    again.says(meanwhile);
    span.hears(Way.A_TO_B, meanwhile);
  }

  @Case(
      id = "bridge.return.history",
      clause = "V2-PRX-01",
      title = "A history that comes again after a loss does not cross again",
      kills = "bridge-forgets-at-loss")
  void history(BridgeLab lab) {
    Span span = lab.span();
    WsMessage old = lab.message("of the history");
    span.carries(Way.B_TO_A, old);
    span.loses(Way.A_TO_B);
    Call again = span.joinsAgain(Way.A_TO_B);
    span.showsAll(Way.A_TO_B);
    again.says(old);
    again.reads();
    span.carriesSomething(Way.B_TO_A);
  }
}
