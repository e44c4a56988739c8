package org.mles.conformance.lab.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * The way of one channel of one page to the upstream server. What the page says is a barrier for
 * the upstream server and the other way round, since each direction keeps its order.
 *
 * <p>Thread: case. Source: WSP-02 to WSP-05.
 */
public final class Lane {
  /** Key of frames from above; to a proxy it means nothing. */
  private static final long SOME_KEY = 7;

  private static final String FAR_AWAY = "far-away";

  private final ProxyLab lab;
  private final Page page;
  private final String uid;
  private final String channel;
  private final WsMessage first;
  private RawPeer link;
  private RawFrame opening;
  private int said;

  private Lane(
      ProxyLab lab, Page page, String uid, String channel, WsMessage first, ProxyLab.Opened link) {
    this.lab = lab;
    this.page = page;
    this.uid = uid;
    this.channel = channel;
    this.first = first;
    this.link = link.link();
    this.opening = link.first();
  }

  /** Says the first message of a channel, and waits for the connection that opens with it. */
  static Lane open(ProxyLab lab, Page page, String uid, String channel) {
    return openedBy(lab, page, uid, channel, page.say(message(uid, channel, "hello of " + uid)));
  }

  /** Waits for the connection that opens with a first message. */
  static Lane openedBy(ProxyLab lab, Page page, String uid, String channel, WsMessage first) {
    return new Lane(lab, page, uid, channel, first, lab.awaitOpened(first.payload()));
  }

  /** Returns the message that says a text as anybody on any channel. */
  public static WsMessage message(String uid, String channel, String text) {
    return WsMessage.binary(Body.message(uid, channel, text.getBytes(StandardCharsets.UTF_8)));
  }

  public Page page() {
    return page;
  }

  public String uid() {
    return uid;
  }

  public String channel() {
    return channel;
  }

  /** Returns the upstream server's end of the present connection. */
  public RawPeer link() {
    return link;
  }

  /** Returns the first message of the channel. */
  public WsMessage first() {
    return first;
  }

  /** Returns the first frame of the present connection. */
  public RawFrame opening() {
    return opening;
  }

  /** Returns the key that frames of the present connection have to bear. Source: WSP-04. */
  public long key() {
    return lab.settings().key(link.remote(), uid, channel);
  }

  /** Returns a message of this page that it has not said, and that nobody else says. */
  public WsMessage fresh(String text) {
    return message(uid, channel, text + " " + ++said);
  }

  /** Has the page say a text. */
  public WsMessage say(String text) {
    return page.say(fresh(text));
  }

  /** Proves that a message is what comes next to the upstream server; returns its frame. */
  public RawFrame goesUp(WsMessage message) {
    RawFrame frame = link.expect().anyFrame();
    if (!Arrays.equals(frame.body(), message.payload())) {
      throw new ConformanceFailure(
          link.name() + " expected a frame with the body of " + message + "; saw " + frame,
          "frame from subject");
    }
    return frame;
  }

  /** Says a text and proves that nothing else comes to the upstream server before it. */
  public RawFrame carry(String text) {
    return goesUp(say(text));
  }

  /** Returns what somebody says on this channel whom only the upstream server knows. */
  public WsMessage remote(String text) {
    return message(FAR_AWAY, channel, text + " " + ++said);
  }

  /** Has the upstream server send such a message. */
  public WsMessage down(String text) {
    WsMessage message = remote(text);
    down(message);
    return message;
  }

  /** Has the upstream server send a body. */
  public void down(WsMessage body) {
    link.send(frame(body));
  }

  /** Returns a frame of the upstream server with this body. */
  public static RawFrame frame(WsMessage body) {
    return RawFrame.of(SOME_KEY, body.payload());
  }

  /** Proves that a message of the upstream server is what the page hears next. */
  public void comesDown(String text) {
    page.ws().message(down(text));
  }

  /** Proves that the channel is carried both ways. */
  public Lane proven() {
    carry("up");
    comesDown("down");
    return this;
  }

  /**
   * Waits until the connection is opened again, with the first message of the channel.
   *
   * @return when that was, as {@link System#nanoTime} has it
   */
  public long reopened() {
    ProxyLab.Opened again = lab.awaitOpened(first.payload());
    link = again.link();
    opening = again.first();
    return again.atNanos();
  }
}
