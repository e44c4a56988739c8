package org.mles.session;

import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.CborString;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;
import org.mles.memory.Rope;

/**
 * Makes the frames of a resync of the frame that brought them, in place: what lies around the items
 * is overwritten, so a long resync takes no more memory than its octets.
 *
 * <p>Items that say they are of another channel are left out, and resyncs. They are no reason to
 * refuse the rest: a later frame may say what it likes, so one client could make the history of its
 * peer unrestorable for ever. Thread: caller. Source: RSY-11, RSY-12, RSY-19.
 */
final class ResyncFrames {
  /** Major type of the only bodies that say which channel they are of. */
  private static final int MAP = 0xA0;

  private final Rope frame;
  private final String channel;
  private int octets;
  private int items;
  private int frames;
  private @Nullable String broken;

  private ResyncFrames(Rope frame, String channel) {
    this.frame = frame;
    this.channel = channel;
  }

  /**
   * Cuts {@code frame} down to the frames of {@code channel} that are in it, oldest first.
   *
   * @return how many there are, or which item is no frame
   */
  static ResyncFrames cutDown(Rope frame, V1Outline.Resync resync, String channel) {
    ResyncFrames cut = new ResyncFrames(frame, channel);
    resync.forEachItem(cut::take);
    frame.truncate(cut.octets);
    return cut;
  }

  /** Returns how many frames there are. */
  int count() {
    return frames;
  }

  /** Returns what is wrong with which item; null if all are frames. */
  @Nullable String broken() {
    return broken;
  }

  /** Judges an item where it lies if it is in one piece; else it is joined first. */
  private void take(CborString item) {
    if (broken != null) {
      return;
    }
    int start = octets;
    if (!item.isWhole()) {
      item.forEachPiece(this::append);
    }
    Octets whole = item.isWhole() ? item.view() : frame.part(start, octets);
    Decoded<V1Header> header = V1Frame.headerOfWhole(whole);
    if (!(header instanceof Decoded.Complete<V1Header>)) {
      broken = "item " + items + ": " + FirstFrame.detailOf(header);
    } else if (!isOfChannel(whole)) {
      octets = start;
    } else {
      frames++;
      if (item.isWhole()) {
        item.forEachPiece(this::append);
      }
    }
    items++;
  }

  private void append(int from, int to) {
    frame.move(from, octets, to - from);
    octets += to - from;
  }

  private boolean isOfChannel(Octets whole) {
    if ((whole.get(V1Header.OCTETS) & 0xE0) != MAP) {
      return true; // Anybody's octets: it names no channel, and need not be decoded to say so.
    }
    V1Outline outline = V1Frame.outlineOfWhole(whole);
    if (outline instanceof V1Outline.Message message) {
      return message.channel().equals(channel);
    }
    return !(outline instanceof V1Outline.Resync);
  }
}
