package org.mles.peer;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.mles.auth.EndpointText;
import org.mles.auth.KeyPolicy;
import org.mles.session.Join;

/**
 * The client in whose name a link joins upstream.
 *
 * @param join what the client asked for here
 * @param firstFrame its first frame as it came
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Identity(Join join, byte[] firstFrame) {
  /** What it occupies beside the frame and the names, which are in the frame as well. */
  private static final int OBJECT_OCTETS = 256;

  /** Returns what an identity with a first frame of {@code frameOctets} occupies. */
  static long heapOctets(int frameOctets) {
    return OBJECT_OCTETS + 2L * frameOctets;
  }

  /**
   * Returns the first frame as the upstream server has to get it.
   *
   * <p>With a shared key that is the frame itself. In endpoint mode the key is made anew for the
   * link's own address, but the CID stays the client's: if it changed at each server, a ring could
   * not recognise a client that comes round. Source: PEER-02, PEER-03, PEER-16, PEER-17.
   *
   * @param local address of this end of the link
   * @param cid configured CID, or null
   */
  byte[] sentAs(KeyPolicy keys, InetSocketAddress local, @Nullable Integer cid) {
    if (!keys.usesEndpoint() && cid == null) {
      return firstFrame;
    }
    String endpoint = EndpointText.of(local.getAddress().getAddress(), local.getPort());
    long key = keys.usesEndpoint() ? keys.key(endpoint, join.uid(), join.channel()) : join.key();
    return Opening.withHeader(firstFrame, cid == null ? (int) join.id() : cid, key);
  }
}
