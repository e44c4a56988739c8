package org.mles.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
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

  Opening judge(V1Header header, byte[] body) {
    Decoded<V1Body> decoded = V1BodyReader.decode(body);
    if (decoded instanceof Decoded.Complete<V1Body> complete) {
      return complete.value() instanceof V1Body.Resync resync
          ? judgeResync(header, resync.items())
          : judgeMessage(header, (V1Body.Message) complete.value());
    }
    return rejected(WireRule.UNDECODABLE_BODY, detailOf(decoded));
  }

  private Opening judgeMessage(V1Header header, V1Body.Message message) {
    String uid = message.uid();
    String channel = message.channel();
    if (!rules.keys().accepts(header.key(), endpoints, uid, channel)) {
      return rejected(WireRule.WRONG_KEY, "key 0x" + Long.toHexString(header.key()));
    }
    long id = Integer.toUnsignedLong(header.cid());
    return new Opening.Admitted(new Join(Protocol.V1, uid, channel, id, header.key()), List.of());
  }

  private Opening judgeResync(V1Header outer, List<byte[]> items) {
    for (int i = 0; i < items.size(); i++) {
      Decoded<V1Header> header = V1Frame.headerOfWhole(items.get(i));
      if (!(header instanceof Decoded.Complete<V1Header>)) {
        return rejected(WireRule.RESYNC_ITEM, "item " + i + ": " + detailOf(header));
      }
    }
    byte[] oldest = items.get(0);
    if (!(bodyOf(oldest) instanceof V1Body.Message first)) {
      return rejected(WireRule.RESYNC_ITEM, "item 0 is not a message");
    }
    V1Header header = V1Frame.header(oldest);
    if (rules.strictResync() && outer.key() != header.key()) {
      return rejected(WireRule.RESYNC_OUTER_KEY, "key 0x" + Long.toHexString(outer.key()));
    }
    Opening opening = judgeMessage(header, first);
    // Only now, since it decodes every item: a stranger gets as little work out of us as can be.
    return opening instanceof Opening.Admitted admitted
        ? new Opening.Admitted(admitted.join(), ofChannel(first.channel(), items))
        : opening;
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
      V1Body body = bodyOf(item);
      boolean foreign =
          body instanceof V1Body.Message message && !message.channel().equals(channel);
      if (!foreign && !(body instanceof V1Body.Resync)) {
        kept.add(item);
      }
    }
    return kept;
  }

  /** Decodes the body of a whole frame; null stands for octets that are nobody's business. */
  private static @Nullable V1Body bodyOf(byte[] frame) {
    byte[] body = Arrays.copyOfRange(frame, V1Header.OCTETS, frame.length);
    return V1BodyReader.decode(body) instanceof Decoded.Complete<V1Body> complete
        ? complete.value()
        : null;
  }

  private static Opening rejected(WireRule rule, String detail) {
    return new Opening.Rejected(new Refusal(rule, detail));
  }

  private static String detailOf(Decoded<?> decoded) {
    return decoded instanceof Decoded.Refused<?> refused ? refused.detail() : "too short";
  }
}
