package org.mles.conformance.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of octets into frames. A first octet that is not 'M', or a length of 0, is junk:
 * from there on nothing is cut any more.
 *
 * <p>Thread: one reader.
 */
public final class FrameScanner {
  private byte[] held = new byte[512];
  private int size;
  private boolean junk;

  /** Takes {@code count} octets and returns the frames that are now whole. */
  public List<RawFrame> feed(byte[] octets, int count) {
    if (size + count > held.length) {
      held = Arrays.copyOf(held, Math.max(size + count, held.length * 2));
    }
    System.arraycopy(octets, 0, held, size, count);
    size += count;
    List<RawFrame> frames = new ArrayList<>();
    int at = 0;
    while (!junk && size - at >= RawFrame.HEADER_OCTETS) {
      int body = ByteBuffer.wrap(held).getInt(at) & RawFrame.MAX_BODY_OCTETS;
      if (held[at] != RawFrame.TYPE || body == 0) {
        junk = true;
      } else if (size - at < RawFrame.HEADER_OCTETS + body) {
        break;
      } else {
        int end = at + RawFrame.HEADER_OCTETS + body;
        frames.add(RawFrame.parse(Arrays.copyOfRange(held, at, end)));
        at = end;
      }
    }
    System.arraycopy(held, at, held, 0, size - at);
    size -= at;
    junk |= size > 0 && held[0] != RawFrame.TYPE;
    return frames;
  }

  /** Says whether the stream left the frame format for ever. */
  public boolean isJunk() {
    return junk;
  }

  /** Returns how many octets belong to no whole frame yet. */
  public int pending() {
    return size;
  }

  /** Copies the octets that belong to no whole frame yet. */
  public byte[] rest() {
    return Arrays.copyOf(held, size);
  }
}
