package org.mles.conformance.lab.proxy;

import org.mles.conformance.lab.server.WsClient;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;

/**
 * What a page of a browser has of the proxy: one WebSocket. Making one sends nothing.
 *
 * <p>Thread: case.
 *
 * @param request its honest request
 */
public record Page(RawPeer peer, WsExpect ws, Upgrade request) implements WsClient {
  private static final byte[] BARRIER = {'b', 'a', 'r', 'r', 'i', 'e', 'r'};

  /** Proves that nothing came since it was last asked: the proxy answers a ping in its turn. */
  public void quiet() {
    send(WsFrame.of(WsFrame.PING, BARRIER));
    ws.pong(BARRIER);
  }
}
