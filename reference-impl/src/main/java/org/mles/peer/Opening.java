package org.mles.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.mles.channel.Retained;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;

/**
 * What a link says first: the first frame of a client, or a resync that begins with it.
 *
 * <p>Pure octets. Thread: any. Source: PEER-02, PEER-09 to PEER-11, RSY-01, RSY-02.
 */
final class Opening {
  private Opening() {}

  /** Returns {@code frame} with another key and CID; its body stays. Source: PEER-03, PEER-17. */
  static byte[] withHeader(byte[] frame, int cid, long key) {
    byte[] body = Arrays.copyOfRange(frame, V1Header.OCTETS, frame.length);
    return V1Frame.encode(cid, key, body);
  }

  /**
   * Returns the octets that open a link once more.
   *
   * @param first the client's first frame as this server retains it
   * @param sentAs the same as the upstream server has to get it
   * @param retained what this server holds of the channel
   * @param mostOctets how long it may be, if it is more than {@code sentAs}
   * @return a resync that begins with {@code sentAs}, as much of the newest history as fits into
   *     one frame; {@code sentAs} alone if there is nothing else to tell
   */
  static byte[] again(byte[] first, byte[] sentAs, Retained retained, long mostOctets) {
    BitSet told = newestThatFit(first, sentAs, retained, mostOctets);
    int items = 1 + told.cardinality();
    if (items == 1) {
      return sentAs;
    }
    long body = V1BodyWriter.resyncHeadOctets(items) + V1BodyWriter.resyncItemOctets(sentAs.length);
    for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
      body += V1BodyWriter.resyncItemOctets(retained.octets(i));
    }
    ByteBuffer out = ByteBuffer.allocate(V1Header.OCTETS + Math.toIntExact(body));
    V1Header header = V1Frame.header(sentAs);
    new V1Header((int) body, header.cid(), header.key()).encode(out);
    V1BodyWriter.beginResync(out, items);
    V1BodyWriter.beginItem(out, sentAs.length);
    out.put(sentAs);
    for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
      V1BodyWriter.beginItem(out, retained.octets(i));
      retained.frame(i).copyTo(out);
    }
    return out.array();
  }

  /** Chooses what to tell behind {@code sentAs}, the newest first. Source: PEER-10, PEER-11. */
  private static BitSet newestThatFit(
      byte[] first, byte[] sentAs, Retained retained, long mostOctets) {
    long left =
        Math.min(mostOctets - V1Header.OCTETS, V1Header.MAX_BODY_OCTETS)
            - V1BodyWriter.resyncHeadOctets(1 + retained.frames())
            - V1BodyWriter.resyncItemOctets(sentAs.length);
    int sent = indexOf(first, retained);
    BitSet told = new BitSet(retained.frames());
    for (int i = retained.frames() - 1; i >= 0; i--) {
      long octets = V1BodyWriter.resyncItemOctets(retained.octets(i));
      if (i != sent && octets > left) {
        break;
      }
      if (i != sent && !isResync(retained.frame(i))) {
        told.set(i);
        left -= octets;
      }
    }
    return told;
  }

  private static int indexOf(byte[] frame, Retained retained) {
    for (int i = 0; i < retained.frames(); i++) {
      if (retained.octets(i) == frame.length
          && Arrays.equals(retained.frame(i).copy(0, frame.length), frame)) {
        return i;
      }
    }
    return -1;
  }

  /** A resync inside a resync would double the history with every reconnect. Source: PEER-10. */
  private static boolean isResync(Octets frame) {
    return V1Frame.outlineOfWhole(frame) instanceof V1Outline.Resync;
  }
}
