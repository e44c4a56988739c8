package org.mles.conformance.cases.bridge;

import java.time.Duration;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Call;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;

/** A server says nothing. */
@Chapter(value = "bridge-silence", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeSilenceCases {
  private static final int SILENCES = 3;

  @Case(
      id = "bridge.silence.lost",
      clause = "V2-PRX-09",
      title = "A server that gives no sign of life is joined again",
      kills = "bridge-bears-silence")
  void lost(BridgeLab lab) {
    lab.shortSilence();
    Span span = lab.brief();
    // Nobody answers the pings of either server from here on.
    span.takes(Way.A_TO_B);
  }

  @Case(
      id = "bridge.silence.answered",
      clause = "V2-PRX-09",
      title = "A server that answers pings and says nothing else is kept",
      kills = "bridge-deaf-to-pongs")
  void answered(BridgeLab lab) {
    Duration time = lab.shortSilence().multipliedBy(SILENCES);
    Span span = lab.brief();
    Call call = span.to(Way.A_TO_B);
    call.answersPings(time);
    lab.check(!span.shore(Way.A_TO_B).root().hasLink(), "no other connection; saw one");
  }
}
