package org.mles.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Finds v1 frames in octets that may be cut anywhere, and passes on those that are whole, unread.
 *
 * <p>Whole frames go on as one run without a copy; only a frame that is cut by a read is collected.
 * Thread: loop. Source: V1-HDR-11 to V1-HDR-14, V1-FWD-03.
 */
public final class V1Framer {
  /** Most frames that one run passes on; a longer run is passed on in pieces. */
  private static final int MAX_RUN = 64;

  private final int maxBodyOctets;
  private final Publisher publisher;
  private final Rope partial = new Rope();

  /** Made when the first run comes, so that who only listens has none. */
  private int[] octetsOfEach = {};

  /** Makes a framer that has found nothing. */
  public V1Framer(int maxBodyOctets, Publisher publisher) {
    this.maxBodyOctets = maxBodyOctets;
    this.publisher = publisher;
  }

  /**
   * Passes on the frames that become whole, and keeps the beginning of the next.
   *
   * @return null if all octets were consumed, else why the connection must be closed; nothing may
   *     follow then
   */
  public @Nullable Refusal passOn(ByteBuffer in) {
    Refusal refusal = null;
    while (refusal == null && in.hasRemaining()) {
      int before = in.position();
      if (partial.isEmpty()) {
        passRun(in);
      }
      if (in.position() == before) {
        refusal = passCollected(in);
      }
    }
    return refusal;
  }

  /** Passes on the frames that lie whole at the beginning of {@code in}, up to a bad header. */
  private void passRun(ByteBuffer in) {
    int limit = in.limit();
    int at = in.position();
    int count = 0;
    while (limit - at >= V1Header.OCTETS && count < MAX_RUN) {
      int firstWord = in.getInt(at);
      int octets = V1Header.frameOctets(firstWord);
      if (V1Header.ruleBrokenBy(firstWord, maxBodyOctets) != null || octets > limit - at) {
        break;
      }
      octetsOfEach = octetsOfEach.length == 0 ? new int[MAX_RUN] : octetsOfEach;
      octetsOfEach[count++] = octets;
      at += octets;
    }
    if (count > 0) {
      publisher.publish(in.limit(at), octetsOfEach, count);
      in.limit(limit).position(at);
    }
  }

  private @Nullable Refusal passCollected(ByteBuffer in) {
    Refusal refusal = collect(in);
    if (refusal == null && isWhole()) {
      publisher.publish(partial);
      partial.clear();
    }
    return refusal;
  }

  /**
   * Collects octets of one frame, none behind it. Some must have come.
   *
   * @return null while its header is right
   */
  @Nullable Refusal collect(ByteBuffer in) {
    partial.takeUpTo(V1Header.OCTETS, in);
    WireRule broken = ruleBrokenByHeader();
    if (broken != null) {
      return new Refusal(broken, "header begins 0x" + Integer.toHexString(partial.firstWord()));
    }
    if (partial.size() >= V1Header.OCTETS) {
      partial.takeUpTo(V1Header.frameOctets(partial.firstWord()), in);
    }
    return null;
  }

  private @Nullable WireRule ruleBrokenByHeader() {
    if (partial.size() >= Integer.BYTES) {
      return V1Header.ruleBrokenBy(partial.firstWord(), maxBodyOctets);
    }
    return partial.firstWord() >>> 24 == V1Header.TYPE ? null : WireRule.BAD_TYPE;
  }

  /** Tells whether the frame that is being collected has come to its end. */
  boolean isWhole() {
    return partial.size() >= V1Header.OCTETS
        && partial.size() >= V1Header.frameOctets(partial.firstWord());
  }

  /** Returns the frame that is being collected, to be looked at, cut down or cleared. */
  Rope collected() {
    return partial;
  }

  /** Returns how many octets an unfinished frame occupies here. Source: V1-LIM-12. */
  public int pendingOctets() {
    return partial.reserved();
  }

  /** Says that no more octets will come; returns null if they ended where they may. */
  public @Nullable Refusal end() {
    return partial.isEmpty()
        ? null
        : new Refusal(
            WireRule.END_INSIDE_FRAME, "ended after " + partial.size() + " octets of a frame");
  }
}
