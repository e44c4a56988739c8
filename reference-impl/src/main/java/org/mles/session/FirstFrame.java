package org.mles.session;

import java.util.List;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Judges the first frame of a v1 connection: what does it ask for, and may it?
 *
 * <p>A message joins with its own header. A resync joins with the header of its first item; its own
 * header counts only in the strict profile. Thread: any. Source: V1-KEY-04, V1-CBOR-12, RSY-03,
 * RSY-04.
 */
final class FirstFrame {
  /** Outcome of a judgement. */
  sealed interface Opening {
    /**
     * The frame is right.
     *
     * @param frames how many it brings, more than one only if it was a resync
     */
    record Admitted(Join join, int frames) implements Opening {}

    /** The frame is wrong. */
    record Rejected(Refusal refusal) implements Opening {}
  }

  private final SessionRules rules;
  private final List<String> endpoints;

  FirstFrame(SessionRules rules, List<String> endpoints) {
    this.rules = rules;
    this.endpoints = endpoints;
  }

  /**
   * Judges a whole frame.
   *
   * @param frame header and body; if it is a resync that is admitted, the frames that it brings are
   *     left of it, back to back
   */
  Opening judge(Rope frame) {
    V1Header header = V1Frame.header(frame.copy(0, V1Header.OCTETS));
    Decoded<V1Outline> decoded = V1BodyReader.outline(frame, V1Header.OCTETS, frame.size());
    if (decoded instanceof Decoded.Complete<V1Outline> complete) {
      return complete.value() instanceof V1Outline.Resync resync
          ? judgeResync(header, resync, frame)
          : judgeNames(header, (V1Outline.Message) complete.value());
    }
    return rejected(WireRule.UNDECODABLE_BODY, detailOf(decoded));
  }

  private Opening judgeNames(V1Header header, V1Outline.Message message) {
    String uid = message.uid();
    String channel = message.channel();
    if (!rules.keys().accepts(header.key(), endpoints, uid, channel)) {
      return rejected(WireRule.WRONG_KEY, "key 0x" + Long.toHexString(header.key()));
    }
    long id = Integer.toUnsignedLong(header.cid());
    return new Opening.Admitted(new Join(Protocol.V1, uid, channel, id, header.key()), 1);
  }

  private Opening judgeResync(V1Header outer, V1Outline.Resync resync, Rope frame) {
    Octets oldest = Octets.of(resync.first().copy());
    Decoded<V1Header> header = V1Frame.headerOfWhole(oldest);
    if (!(header instanceof Decoded.Complete<V1Header> whole)) {
      return rejected(WireRule.RESYNC_ITEM, "item 0: " + detailOf(header));
    }
    if (!(V1Frame.outlineOfWhole(oldest) instanceof V1Outline.Message first)) {
      return rejected(WireRule.RESYNC_ITEM, "item 0 is not a message");
    }
    if (rules.strictResync() && outer.key() != whole.value().key()) {
      return rejected(WireRule.RESYNC_OUTER_KEY, "key 0x" + Long.toHexString(outer.key()));
    }
    Opening opening = judgeNames(whole.value(), first);
    // Only now, since it looks at every item: a stranger gets as little work out of us as can be.
    return opening instanceof Opening.Admitted admitted
        ? judgeItems(admitted.join(), resync, frame)
        : opening;
  }

  private static Opening judgeItems(Join join, V1Outline.Resync resync, Rope frame) {
    ResyncFrames cut = ResyncFrames.cutDown(frame, resync, join.channel());
    String broken = cut.broken();
    return broken == null
        ? new Opening.Admitted(join, cut.count())
        : rejected(WireRule.RESYNC_ITEM, broken);
  }

  private static Opening rejected(WireRule rule, String detail) {
    return new Opening.Rejected(new Refusal(rule, detail));
  }

  static String detailOf(Decoded<?> decoded) {
    return decoded instanceof Decoded.Refused<?> refused ? refused.detail() : "too short";
  }
}
