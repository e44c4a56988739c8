package org.mles.conformance.lab.server;

import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/**
 * A peer of version 2 with a uid on a channel. Making one sends nothing.
 *
 * <p>Thread: case.
 *
 * @param key the subject's shared key, or null for none
 * @param request its honest request
 */
public record V2Member(
    RawPeer peer, WsExpect ws, String uid, String channel, @Nullable String key, Upgrade request)
    implements WsClient {
  /** Asks for a WebSocket and waits until it is open. */
  public V2Member open() {
    upgrade();
    return this;
  }

  /** Waits until the WebSocket that was asked for is open. */
  public V2Member opened() {
    expectOpen();
    return this;
  }

  /** Begins to read, the answer to the request first. */
  public V2Member readOn() {
    peer.startReading(RawPeer.Stream.RAW);
    return opened();
  }

  /** Returns the usual first message, without a token. */
  public String json() {
    return V2First.json(uid, channel);
  }

  /** Returns the right token. */
  public long token() {
    return V2First.token(key, uid, channel);
  }

  /** Returns the usual first message, with its token. */
  public String first() {
    return signed(json());
  }

  /** Returns another text of the same names, with the token that they need. */
  public String signed(String json) {
    return V2First.with(json, token());
  }

  /** Sends a text and returns it. */
  public WsMessage say(String text) {
    return say(WsMessage.text(text));
  }
}
