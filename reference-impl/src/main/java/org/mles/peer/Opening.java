package org.mles.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
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
   * @param retained what this server holds of the channel, oldest first
   * @return a resync that begins with {@code sentAs}, as much of the newest history as fits into
   *     one frame; {@code sentAs} alone if there is nothing else to tell
   */
  static byte[] again(byte[] first, byte[] sentAs, List<byte[]> retained) {
    List<byte[]> rest = new ArrayList<>(retained.size());
    boolean firstFound = false;
    for (byte[] frame : retained) {
      if (!firstFound && Arrays.equals(frame, first)) {
        firstFound = true;
      } else if (!isResync(frame)) {
        rest.add(frame);
      }
    }
    List<byte[]> items = new ArrayList<>();
    items.add(sentAs);
    items.addAll(rest.subList(oldestThatFits(sentAs, rest), rest.size()));
    if (items.size() == 1) {
      return sentAs;
    }
    V1Header header = V1Frame.header(sentAs);
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(items));
    return V1Frame.encode(header.cid(), header.key(), body);
  }

  /** Returns from which index on {@code rest} fits behind {@code sentAs}. Source: PEER-11. */
  private static int oldestThatFits(byte[] sentAs, List<byte[]> rest) {
    // The head of the array is counted as if all were in it; it cannot get longer than that.
    List<byte[]> none = List.of();
    long octets =
        V1BodyWriter.resyncOctets(none) + 4 + V1BodyWriter.resyncItemOctets(sentAs.length);
    int oldest = rest.size();
    while (oldest > 0) {
      octets += V1BodyWriter.resyncItemOctets(rest.get(oldest - 1).length);
      if (octets > V1Header.MAX_BODY_OCTETS) {
        break;
      }
      oldest--;
    }
    return oldest;
  }

  /** A resync inside a resync would double the history with every reconnect. Source: PEER-10. */
  private static boolean isResync(byte[] frame) {
    Decoded<V1Outline> decoded =
        V1BodyReader.outline(Octets.of(frame), V1Header.OCTETS, frame.length);
    return decoded instanceof Decoded.Complete<V1Outline> complete
        && complete.value() instanceof V1Outline.Resync;
  }
}
