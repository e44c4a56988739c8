package org.mles.client;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;

/**
 * Cuts a stream of octets into frames, whatever the pieces in which it arrives; no I/O.
 *
 * <p>Memory grows with the octets received, never with the length that a header announces. A header
 * that breaks a rule is the end: the stream stays refused, since looking for the next 'M' would
 * take message octets for headers. Thread: reader. Source: CLI-03.
 */
final class FrameStream {
  private static final int SMALL = 8192;

  private final int maxBodyOctets;
  private byte[] octets = new byte[SMALL];
  private int start;
  private int end;
  private Decoded.@Nullable Refused<WholeFrame> refused;

  FrameStream(int maxBodyOctets) {
    this.maxBodyOctets = maxBodyOctets;
  }

  /** Takes the first {@code length} octets of {@code piece}, as a copy. */
  void feed(byte[] piece, int length) {
    makeRoom(length);
    System.arraycopy(piece, 0, octets, end, length);
    end += length;
  }

  /** Cuts off the next frame; to be called until it gives no {@code Complete}. */
  Decoded<WholeFrame> next() {
    if (refused != null) {
      return refused;
    }
    Decoded<V1Header> header = V1Header.decode(ByteBuffer.wrap(octets, start, end - start));
    if (header instanceof Decoded.Complete<V1Header> complete) {
      return frame(complete.value());
    }
    if (header instanceof Decoded.Refused<V1Header> broken) {
      return refuse(broken.rule(), broken.detail());
    }
    return new Decoded.NeedMore<>(((Decoded.NeedMore<V1Header>) header).atLeastOctets());
  }

  /** Tells whether the octets so far end inside a frame. */
  boolean insideFrame() {
    return start != end;
  }

  private Decoded<WholeFrame> frame(V1Header header) {
    if (header.bodyOctets() > maxBodyOctets) {
      return refuse(
          WireRule.BODY_TOO_LONG,
          "body of " + header.bodyOctets() + " octets, limit " + maxBodyOctets);
    }
    int frameOctets = V1Header.OCTETS + header.bodyOctets();
    if (end - start < frameOctets) {
      return new Decoded.NeedMore<>(frameOctets - (end - start));
    }
    byte[] body = Arrays.copyOfRange(octets, start + V1Header.OCTETS, start + frameOctets);
    start += frameOctets;
    return new Decoded.Complete<>(new WholeFrame(header, body), frameOctets);
  }

  private Decoded<WholeFrame> refuse(WireRule rule, String detail) {
    octets = new byte[0];
    start = 0;
    end = 0;
    refused = new Decoded.Refused<>(rule, detail);
    return refused;
  }

  private void makeRoom(int more) {
    int held = end - start;
    if (held + more <= octets.length - start && start == 0) {
      return;
    }
    byte[] target = held + more <= octets.length ? octets : new byte[grown(held + more)];
    if (held == 0 && more <= SMALL && octets.length > SMALL) {
      target = new byte[SMALL]; // a huge frame does not leave its buffer behind
    }
    System.arraycopy(octets, start, target, 0, held);
    octets = target;
    start = 0;
    end = held;
  }

  private int grown(int needed) {
    return Math.max(needed, Math.min(2 * octets.length, V1Header.OCTETS + maxBodyOctets));
  }
}
