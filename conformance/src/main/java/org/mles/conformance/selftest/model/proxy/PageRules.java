package org.mles.conformance.selftest.model.proxy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.selftest.model.v2.Offence;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * What a proxy takes a page to say, and how long it listens, one method per decision, all of them
 * right. Thread: the page's, or the clock.
 */
public class PageRules {
  /** Code of a Close of who is not heard of any more. */
  protected static final int AWAY = 1001;

  private static final int MOST_UNANSWERED = 4;

  // Messages.

  /** Takes a message of a page. */
  protected void said(ModelPage page, WsMessage message) throws Offence {
    Triple names = names(message);
    if (names == null) {
      leftOut(page, message);
    } else {
      page.pass(lane(names), names, sent(message));
    }
  }

  /** Returns the names in a message; null if it is none of version 1. Source: WSP-07. */
  protected @Nullable Triple names(WsMessage message) {
    return message.isText() ? null : new BodyDecoder().decode(message.payload());
  }

  /** A message is left out. */
  protected void leftOut(ModelPage page, WsMessage message) throws Offence {}

  /** Returns the lane that a message belongs to. Source: WSP-05. */
  protected String lane(Triple names) {
    return names.channel();
  }

  /** Returns the body that goes up. Source: WSP-02, WSP-06. */
  protected byte[] sent(WsMessage message) {
    return message.payload();
  }

  /** A frame of a message has come. */
  protected void fragment(ModelPage page, boolean last, byte[] payload) throws Offence {}

  /** A ping or a pong has come. Source: WSP-09. */
  protected void beat(ModelPage page, int opcode, byte[] payload) throws Offence {
    if (opcode == WsFrame.PING) {
      page.say(WsFrame.of(WsFrame.PONG, payload));
    }
  }

  // Bounds.

  /** Returns how many channels a page may have. Source: WSP-16. */
  protected long mostChannels(Settings settings) {
    return settings.inForce(Limit.CHANNELS);
  }

  /** Returns how many pages there may be. Source: WSP-20. */
  protected long mostPages(Settings settings) {
    return settings.inForce(Limit.CONNECTIONS);
  }

  /** Returns the time for a request in milliseconds. Source: WSP-20. */
  protected long deadlineMillis(Settings settings) {
    return settings.inForce(Limit.FIRST_FRAME_MILLIS);
  }

  // Signs of life. Source: WSP-19.

  /** Returns the time between two pings in milliseconds. */
  protected long pingMillis(Settings settings) {
    return settings.inForce(Limit.PING_MILLIS);
  }

  /** It is time for a ping. */
  protected void tick(ModelPage page) {
    if (page.isHeldBack()) {
      page.alive();
    }
    if (page.unanswered() < MOST_UNANSWERED) {
      page.ask();
    } else {
      page.close(AWAY, "no sign of life");
    }
  }

  // The end. Source: WSP-08.

  /**
   * A WebSocket has ended.
   *
   * @param byClose by a Close of the page or of the proxy
   */
  protected void left(ModelPage page, boolean byClose) {
    page.leave();
  }

  /** Answers the Close of a page. */
  protected void answerClose(ModelPage page, int code) throws IOException {
    page.close(code, "");
  }
}
