package org.mles.conformance.selftest.model.proxy;

import java.net.InetSocketAddress;
import org.mles.conformance.book.Settings;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * What goes up and down between a page and the upstream server, and who waits for whom, one method
 * per decision, all of them right. Thread: the page's up, the lane's down.
 */
public class LaneRules {
  /** So much may wait for one side before the other is held back. */
  protected static final long MOST_WAITING = 1 << 18;

  // Up.

  /** Returns the key of a connection, made of the names in the first message. Source: WSP-04. */
  protected long key(Settings settings, ModelLane lane, InetSocketAddress local) {
    return settings.key(local, lane.names().uid(), lane.names().channel());
  }

  /**
   * Returns the frame that carries a body up. Source: WSP-02, WSP-04.
   *
   * @param first whether it opens a connection
   */
  protected RawFrame up(ModelLane lane, long key, byte[] body, boolean first) {
    return RawFrame.of(key, body);
  }

  /** Takes a message of the page; waits for who does not read. Source: WSP-17. */
  protected void send(ModelLane lane, byte[] body) {
    lane.send(body);
    lane.awaitRoomAbove(MOST_WAITING);
  }

  // Down.

  /** Takes a frame of the upstream server; waits for who does not read. Source: WSP-17. */
  protected void down(ModelLane lane, RawFrame frame) {
    lane.page().say(message(frame));
    lane.page().connection().awaitRoom(MOST_WAITING);
  }

  /** Returns what the page gets of a frame. Source: WSP-03. */
  protected WsMessage message(RawFrame frame) {
    return WsMessage.binary(frame.body());
  }

  /** Says whether what came in one read with a frame is forgotten. */
  protected boolean dropsRestOfRead() {
    return false;
  }

  /** A connection ended inside a frame, of which these octets had come. */
  protected void cut(ModelLane lane, byte[] part) {}
}
