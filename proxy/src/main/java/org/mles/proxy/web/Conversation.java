package org.mles.proxy.web;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Outline;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.ws.Close;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;

/**
 * What a browser says over WebSocket: messages for channels, pings, its Close. Thread: loop.
 * Source: WSP-05 to WSP-09, WSP-16, WSP-18, WSP-19.
 */
final class Conversation {
  private static final int MOST_UNANSWERED = 4;
  private static final int POLICY = 1008;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ProxyLoop proxy;
  private final Browser browser;
  private final Lanes lanes;
  private final MessageReader reader;
  private boolean over;
  private boolean heard;
  private int unanswered;

  /** Of a ping whose answer has to wait; the last stands for all. */
  private @Nullable ByteBuffer pinged;

  Conversation(ProxyLoop proxy, Browser browser, Lanes lanes) {
    this.proxy = proxy;
    this.browser = browser;
    this.lanes = lanes;
    reader = MessageReader.ofServer(proxy.config().limits().bodyOctets());
  }

  /** Takes octets, all of them until it is over. */
  void take(ByteBuffer in) {
    heard = true;
    while (!over && in.hasRemaining()) {
      hear(reader.take(in));
    }
  }

  private void hear(@Nullable Inbound found) {
    if (found instanceof Inbound.Message message) {
      pass(message);
    } else if (found instanceof Inbound.Ping ping) {
      pinged = ping.payload();
      if (!browser.isFull()) {
        answerLast();
      }
    } else if (found instanceof Inbound.Closing closing) {
      close(closing.close().answer());
    } else if (found instanceof Inbound.Refused refused) {
      Refusal why = refused.refusal();
      refuse(why.rule().closeCode(), why.rule().clause() + " " + why.detail());
    }
  }

  private void pass(Inbound.Message message) {
    V1Outline.Message names = message.text() ? null : names(message.payload());
    if (names == null) {
      String what = browser.remote() + ": a message that is none of version 1 was left out";
      proxy.journal().note(Count.MESSAGES_NOT_UNDERSTOOD_TOTAL, what);
    } else if (!lanes.pass(names, message.payload())) {
      int most = proxy.config().limits().channels();
      refuse(POLICY, "WSP-16 more than " + most + " channels");
    }
  }

  /** Reads the names in a body; null if it is no message. Source: WSP-07. */
  private static V1Outline.@Nullable Message names(Octets body) {
    Decoded<V1Outline> decoded = V1BodyReader.outline(body, 0, body.size());
    return decoded instanceof Decoded.Complete<V1Outline> complete
            && complete.value() instanceof V1Outline.Message names
        ? names
        : null;
  }

  /** Answers the last ping that was not. Source: WSP-09. */
  void answerLast() {
    ByteBuffer payload = pinged;
    pinged = null;
    if (payload != null) {
      browser.say(ServerFrame.of(Opcode.PONG, payload));
    }
  }

  /**
   * Asks for a sign of life, and ends if there was none for too long.
   *
   * @param heldBack whether nothing can be heard at present
   */
  void tick(boolean heldBack) {
    if (heard || heldBack) {
      heard = false;
      unanswered = 0;
    }
    if (unanswered == MOST_UNANSWERED) {
      String why = unanswered + " pings without an answer";
      proxy.journal().note(Count.BROWSERS_MUTE_TOTAL, browser.remote() + ": " + why);
      close(Close.of(Close.GOING_AWAY, "WSP-19 " + why));
      return;
    }
    unanswered++;
    browser.say(ServerFrame.of(Opcode.PING, NOTHING));
  }

  private void refuse(int code, String why) {
    proxy.journal().note(Count.WEBSOCKETS_REFUSED_TOTAL, browser.remote() + ": " + why);
    close(Close.of(code, why));
  }

  private void close(Close close) {
    over = true;
    browser.close(close);
  }

  /** Returns how many octets an unfinished message occupies. */
  int pendingOctets() {
    return reader.pendingOctets();
  }
}
