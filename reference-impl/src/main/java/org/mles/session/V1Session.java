package org.mles.session;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Server side of one v1 connection: finds frames in octets, admits the first, passes on the rest.
 *
 * <pre>{@code
 *           first frame whole and right
 * AWAITING ------------------------------> JOINED --+ frames pass unread
 *    |                                       |  ^---+
 *    | any rule broken                       | header broken
 *    +------------> REFUSED <----------------+           (absorbing)
 * }</pre>
 *
 * Whole frames go on as one run without a copy; only a frame that is cut by a read is collected.
 * Octets may be cut anywhere. Thread: loop. Source: V1-HDR-11 to V1-HDR-14, V1-FWD-03.
 */
public final class V1Session implements Session {
  /** Most frames that one run passes on; a longer run is passed on in pieces. */
  private static final int MAX_RUN = 64;

  private final SessionRules rules;
  private final Room room;
  private final FirstFrame firstFrame;
  private final Rope partial = new Rope();
  private final int[] octetsOfEach = new int[MAX_RUN];
  private FirstFrame.Opening.@Nullable Admitted knocking;
  private boolean joined;
  private @Nullable Refusal refusal;

  /**
   * Makes a session that awaits its first frame.
   *
   * @param endpoints texts that the connection's remote address may go by, see {@code EndpointText}
   */
  public V1Session(SessionRules rules, List<String> endpoints, Room room) {
    this.rules = rules;
    this.room = room;
    firstFrame = new FirstFrame(rules, endpoints);
  }

  /**
   * Makes a session for the connection to an upstream server: no first frame comes from there, all
   * frames pass. Source: PEER-04, PEER-18.
   */
  public static V1Session relaying(SessionRules rules, Room room) {
    V1Session session = new V1Session(rules, List.of(), room);
    session.joined = true;
    return session;
  }

  @Override
  public boolean joined() {
    return joined;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    while (refusal == null && knocking == null && in.hasRemaining()) {
      refusal = joined && partial.isEmpty() ? passWholeFrames(in) : completeFrame(in);
    }
    return refusal;
  }

  @Override
  public @Nullable Join knocking() {
    return knocking == null ? null : knocking.join();
  }

  @Override
  public @Nullable Refusal enter() {
    if (knocking == null) {
      throw new IllegalStateException("nobody knocks");
    }
    FirstFrame.Opening.Admitted admitted = knocking;
    knocking = null;
    refusal = room.join(admitted.join(), firstOf(partial));
    if (refusal == null) {
      joined = true;
      bringIn(admitted);
    }
    partial.clear();
    return refusal;
  }

  /** Returns the frame itself, or the oldest of those that a resync brings. */
  private static Octets firstOf(Rope frames) {
    return frames.part(0, V1Header.frameOctets(frames.getInt(0)));
  }

  /** Brings in what the first frame said; a resync of one frame is that frame. Source: RSY-14. */
  private void bringIn(FirstFrame.Opening.Admitted admitted) {
    if (admitted.frames() > 1) {
      room.restore(partial);
    } else {
      room.publish(partial);
    }
    room.entered();
  }

  @Override
  public int pendingOctets() {
    return partial.reserved();
  }

  @Override
  public @Nullable Refusal end() {
    if (refusal == null && !partial.isEmpty()) {
      String detail = "ended after " + partial.size() + " octets of a frame";
      refusal = new Refusal(WireRule.END_INSIDE_FRAME, detail);
    }
    return refusal;
  }

  /** Passes on the frames that lie whole in {@code in}; keeps the beginning of the next. */
  private @Nullable Refusal passWholeFrames(ByteBuffer in) {
    int start = in.position();
    int limit = in.limit();
    int at = start;
    int count = 0;
    WireRule broken = null;
    boolean cut = false;
    while (!cut && broken == null && limit - at >= V1Header.OCTETS && count < MAX_RUN) {
      int firstWord = in.getInt(at);
      broken = V1Header.ruleBrokenBy(firstWord, rules.maxBodyOctets());
      int octets = V1Header.OCTETS + V1Header.bodyOctets(firstWord);
      cut = octets > limit - at;
      if (broken == null && !cut) {
        octetsOfEach[count++] = octets;
        at += octets;
      }
    }
    if (count > 0) {
      room.publish(in.limit(at), octetsOfEach, count);
      in.limit(limit).position(at);
    }
    return count == 0 ? completeFrame(in) : null;
  }

  /** Collects octets of one frame; deals with it when it is whole. */
  private @Nullable Refusal completeFrame(ByteBuffer in) {
    partial.takeUpTo(V1Header.OCTETS, in);
    WireRule broken = ruleBrokenByHeader();
    if (broken != null) {
      return new Refusal(broken, "header begins 0x" + Integer.toHexString(partial.firstWord()));
    }
    if (partial.size() < V1Header.OCTETS) {
      return null;
    }
    int octets = V1Header.OCTETS + V1Header.bodyOctets(partial.firstWord());
    partial.takeUpTo(octets, in);
    if (partial.size() < octets) {
      return null;
    }
    if (!joined) {
      return judgeFirstFrame();
    }
    room.publish(partial);
    partial.clear();
    return null;
  }

  private @Nullable WireRule ruleBrokenByHeader() {
    if (partial.size() >= Integer.BYTES) {
      return V1Header.ruleBrokenBy(partial.firstWord(), rules.maxBodyOctets());
    }
    return partial.firstWord() >>> 24 == V1Header.TYPE ? null : WireRule.BAD_TYPE;
  }

  private @Nullable Refusal judgeFirstFrame() {
    FirstFrame.Opening opening = firstFrame.judge(partial);
    if (opening instanceof FirstFrame.Opening.Rejected rejected) {
      return rejected.refusal();
    }
    knocking = (FirstFrame.Opening.Admitted) opening;
    return null;
  }
}
