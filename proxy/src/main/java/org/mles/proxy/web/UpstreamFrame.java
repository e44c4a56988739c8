package org.mles.proxy.web;

import java.nio.ByteBuffer;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;

/**
 * A message of a browser as a frame for the upstream server: the header of its lane in front, which
 * may have another key by the time it is sent again. Thread: loop. Source: WSP-02.
 */
final class UpstreamFrame implements Octets {
  private final Lane lane;
  private final Octets body;

  UpstreamFrame(Lane lane, Octets body) {
    this.lane = lane;
    this.body = body;
  }

  @Override
  public int size() {
    return V1Header.OCTETS + body.size();
  }

  @Override
  public byte get(int at) {
    return at < V1Header.OCTETS ? header().get(at) : body.get(at - V1Header.OCTETS);
  }

  @Override
  public ByteBuffer piece(int from, int to) {
    return from < V1Header.OCTETS
        ? header().limit(Math.min(to, V1Header.OCTETS)).position(from)
        : body.piece(from - V1Header.OCTETS, to - V1Header.OCTETS);
  }

  private ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(V1Header.OCTETS);
    V1Header.of(body.size(), lane.key()).encode(header);
    return header.flip();
  }
}
