package org.mles.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;
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
     * @param restored frames of a resync; none for a message
     */
    record Admitted(Join join, List<byte[]> restored) implements Opening {}

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
   * @param frame header and body; nothing of it is kept
   */
  Opening judge(V1Header header, Octets frame) {
    Decoded<V1Outline> decoded = V1BodyReader.outline(frame, V1Header.OCTETS, frame.size());
    if (decoded instanceof Decoded.Complete<V1Outline> complete) {
      return complete.value() instanceof V1Outline.Resync resync
          ? judgeResync(header, resync)
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
    return new Opening.Admitted(new Join(Protocol.V1, uid, channel, id, header.key()), List.of());
  }

  private Opening judgeResync(V1Header outer, V1Outline.Resync resync) {
    byte[] oldest = resync.first().copy();
    Decoded<V1Header> header = V1Frame.headerOfWhole(oldest);
    if (!(header instanceof Decoded.Complete<V1Header> whole)) {
      return rejected(WireRule.RESYNC_ITEM, "item 0: " + detailOf(header));
    }
    if (!(outlineOf(oldest) instanceof V1Outline.Message first)) {
      return rejected(WireRule.RESYNC_ITEM, "item 0 is not a message");
    }
    if (rules.strictResync() && outer.key() != whole.value().key()) {
      return rejected(WireRule.RESYNC_OUTER_KEY, "key 0x" + Long.toHexString(outer.key()));
    }
    Opening opening = judgeNames(whole.value(), first);
    // Only now, since it copies every item: a stranger gets as little work out of us as can be.
    return opening instanceof Opening.Admitted admitted
        ? judgeItems(admitted.join(), resync.body().items())
        : opening;
  }

  /** Refuses the resync if an item is no frame. Source: RSY-11, RSY-19. */
  private static Opening judgeItems(Join join, List<byte[]> items) {
    for (int i = 0; i < items.size(); i++) {
      Decoded<V1Header> header = V1Frame.headerOfWhole(items.get(i));
      if (!(header instanceof Decoded.Complete<V1Header>)) {
        return rejected(WireRule.RESYNC_ITEM, "item " + i + ": " + detailOf(header));
      }
    }
    return new Opening.Admitted(join, ofChannel(join.channel(), items));
  }

  /**
   * Leaves out items that say they are of another channel, and resyncs.
   *
   * <p>They are no reason to refuse the rest: a later frame may say what it likes, so one client
   * could make the history of its peer unrestorable for ever. Source: RSY-12.
   */
  private static List<byte[]> ofChannel(String channel, List<byte[]> items) {
    List<byte[]> kept = new ArrayList<>(items.size());
    for (byte[] item : items) {
      V1Outline outline = outlineOf(item);
      boolean foreign =
          outline instanceof V1Outline.Message message && !message.channel().equals(channel);
      if (!foreign && !(outline instanceof V1Outline.Resync)) {
        kept.add(item);
      }
    }
    return kept;
  }

  /** Decodes the body of a whole frame; null stands for octets that are nobody's business. */
  private static @Nullable V1Outline outlineOf(byte[] frame) {
    Decoded<V1Outline> decoded =
        V1BodyReader.outline(Octets.of(frame), V1Header.OCTETS, frame.length);
    return decoded instanceof Decoded.Complete<V1Outline> complete ? complete.value() : null;
  }

  private static Opening rejected(WireRule rule, String detail) {
    return new Opening.Rejected(new Refusal(rule, detail));
  }

  private static String detailOf(Decoded<?> decoded) {
    return decoded instanceof Decoded.Refused<?> refused ? refused.detail() : "too short";
  }
}
