package org.mles.frame.v1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.memory.Octets;
import org.mles.rule.WireRule;

/** Header and body as one array of octets, ready for the wire. Thread: any. */
public final class V1Frame {
  private V1Frame() {}

  /** Encodes a frame whose CID is the low half of {@code key}; see {@link V1BodyWriter}. */
  public static byte[] encode(long key, V1Body.Message body) {
    return encode((int) key, key, V1BodyWriter.encode(body));
  }

  /**
   * Encodes a frame around a body that is already octets.
   *
   * @throws IllegalArgumentException if the body is empty or longer than 0xFFFFFF octets
   */
  public static byte[] encode(int cid, long key, byte[] body) {
    V1Header header = new V1Header(body.length, cid, key);
    ByteBuffer out = ByteBuffer.allocate(V1Header.OCTETS + body.length);
    header.encode(out);
    return out.put(body).array();
  }

  /** Copies each of the whole frames that lie back to back in {@code frames}. */
  public static List<byte[]> split(Octets frames) {
    List<byte[]> split = new ArrayList<>();
    for (int at = 0; at < frames.size(); ) {
      int firstWord = ByteBuffer.wrap(frames.copy(at, at + Integer.BYTES)).getInt();
      int end = at + V1Header.frameOctets(firstWord);
      split.add(frames.copy(at, end));
      at = end;
    }
    return split;
  }

  /** Returns the header of a frame that {@link #headerOfWhole} has found complete. */
  public static V1Header header(byte[] frame) {
    ByteBuffer in = ByteBuffer.wrap(frame);
    return new V1Header(V1Header.bodyOctets(in.getInt()), in.getInt(), in.getLong());
  }

  /**
   * Decodes the header of a whole frame and checks that the frame is exactly as long as it says.
   */
  public static Decoded<V1Header> headerOfWhole(Octets frame) {
    byte[] octets = frame.copy(0, Math.min(V1Header.OCTETS, frame.size()));
    Decoded<V1Header> decoded = V1Header.decode(ByteBuffer.wrap(octets));
    if (decoded instanceof Decoded.Complete<V1Header> complete
        && V1Header.OCTETS + complete.value().bodyOctets() != frame.size()) {
      String detail =
          "header announces "
              + complete.value().bodyOctets()
              + " octets of a frame of "
              + frame.size();
      return new Decoded.Refused<>(WireRule.RESYNC_ITEM, detail);
    }
    return decoded;
  }

  /** Decodes the body of a whole frame; null stands for octets that are nobody's business. */
  public static @Nullable V1Outline outlineOfWhole(Octets frame) {
    Decoded<V1Outline> decoded = V1BodyReader.outline(frame, V1Header.OCTETS, frame.size());
    return decoded instanceof Decoded.Complete<V1Outline> complete ? complete.value() : null;
  }
}
