package org.mles.conformance.fuzz.v1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.mles.conformance.wire.CanonicalBody;
import org.mles.conformance.wire.RawFrame;

/**
 * What the octets of one connection entitle it to. Where the protocol leaves a choice, such as
 * spellings of a body that a server may refuse, that is open: its frames may be heard or not.
 *
 * <p>Thread: caller.
 */
final class Entitlement {
  /** What a connection is to its channel. */
  enum Standing {
    /** Nothing that is a whole first frame came. */
    STRANGER,
    /** Must have been refused. */
    REFUSED,
    /** May have been refused. */
    OPEN,
    /** Must have been served. */
    MEMBER
  }

  private final String channel;
  private final ToLongBiFunction<String, String> key;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<RawFrame> frames = new ArrayList<>();
  private final List<RawFrame> refused = new ArrayList<>();
  private Standing standing = Standing.STRANGER;
  private String clause = "V1-HDR-14";
  private int cid;
  private boolean reset;

  /**
   * Begins with nothing sent.
   *
   * @param key right key for a uid and a channel
   */
  Entitlement(String channel, ToLongBiFunction<String, String> key) {
    this.channel = channel;
    this.key = key;
  }

  void sent(byte[] octets) {
    sent.writeBytes(octets);
  }

  /** Notes that the connection was reset, so that anything it sent may be lost. */
  void reset() {
    reset = true;
  }

  /** Reads what was sent as a server has to; nothing may be sent afterwards. */
  void close() {
    byte[] octets = sent.toByteArray();
    int at = 0;
    while (octets.length - at >= 4) {
      int length = RawFrame.parse(Arrays.copyOfRange(octets, at, at + 16)).announced();
      boolean whole = octets[at] == RawFrame.TYPE && length > 0;
      boolean first = at == 0;
      if (!whole) {
        refuseStranger(
            octets[at] == RawFrame.TYPE ? (first ? "V1-HDR-06" : "V1-HDR-08") : type(first));
        return;
      } else if (octets.length - at < 16 + length) {
        return;
      }
      RawFrame frame = RawFrame.parse(Arrays.copyOfRange(octets, at, at + 16 + length));
      at += 16 + length;
      if (first) {
        judge(frame);
      } else {
        keep(frame);
      }
    }
    if (at < octets.length && octets[at] != RawFrame.TYPE) {
      refuseStranger(type(at == 0));
    }
  }

  private static String type(boolean first) {
    return first ? "V1-HDR-05" : "V1-HDR-07";
  }

  private void refuseStranger(String broken) {
    if (standing == Standing.STRANGER) {
      standing = Standing.REFUSED;
      clause = broken;
    }
  }

  private void keep(RawFrame frame) {
    (standing == Standing.REFUSED ? refused : frames).add(frame);
  }

  private void judge(RawFrame first) {
    List<RawFrame> items = CanonicalBody.items(first.body());
    if (!items.isEmpty()) {
      judgeItems(items);
      return;
    }
    CanonicalBody.Names names = CanonicalBody.names(first.body());
    cid = first.cid();
    if (names == null) {
      standing = Standing.OPEN;
    } else if (first.key() != key.applyAsLong(names.uid(), names.channel())) {
      refuse("V1-KEY-04");
    } else {
      standing = names.channel().equals(channel) ? Standing.MEMBER : Standing.REFUSED;
      clause = "V1-JOIN-02";
    }
    keep(first);
  }

  private void judgeItems(List<RawFrame> items) {
    RawFrame oldest = items.get(0);
    CanonicalBody.Names names = CanonicalBody.names(oldest.body());
    cid = oldest.cid();
    boolean ours = items.stream().allMatch(this::isOurs);
    if (names != null && oldest.key() != key.applyAsLong(names.uid(), names.channel())) {
      refuse("RSY-05");
    } else {
      standing = ours ? Standing.MEMBER : Standing.OPEN;
    }
    items.forEach(this::keep);
  }

  private boolean isOurs(RawFrame item) {
    CanonicalBody.Names names = CanonicalBody.names(item.body());
    boolean honest = item.type() == RawFrame.TYPE && item.announced() == item.body().length;
    return honest && names != null && names.channel().equals(channel);
  }

  private void refuse(String broken) {
    standing = Standing.REFUSED;
    clause = broken;
  }

  /** Settles a CID that somebody on the channel held for certain. */
  void meets(int held) {
    if (standing != Standing.STRANGER && standing != Standing.REFUSED && cid == held) {
      refuse("V1-CID-04");
      refused.addAll(frames);
      frames.clear();
    }
  }

  /** Settles a CID that another client of the conversation may have held. */
  void mayMeet(Entitlement other) {
    boolean both = standing == Standing.MEMBER && other.cid == cid;
    if (both && other.standing != Standing.REFUSED && other.standing != Standing.STRANGER) {
      standing = Standing.OPEN;
    }
  }

  /** Returns the frames that others may hear, in order. */
  List<RawFrame> frames() {
    return frames;
  }

  /** Says whether all of {@link #frames} must be heard. */
  boolean isOwed() {
    return standing == Standing.MEMBER && !reset;
  }

  /** Says whether nobody may hear this frame. */
  boolean isForbidden(RawFrame frame) {
    return refused.contains(frame);
  }

  /** Returns all that was sent. */
  byte[] octets() {
    return sent.toByteArray();
  }

  /** Returns the clause by which the connection is refused. */
  String clause() {
    return clause;
  }
}
