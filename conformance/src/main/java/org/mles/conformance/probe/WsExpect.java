package org.mles.conformance.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.HttpRequest;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsScanner;
import org.mles.conformance.wire.WsSeen;

/**
 * Judges what the subject says over a WebSocket, as a server or as a client. Like {@link Expect},
 * it either returns because the right thing came or throws with what came instead. Pings are
 * answered in between and are no matter of the case, unless it waits for one.
 *
 * <p>Thread: case. Source: RFC 6455, sections 5 to 7.
 */
public final class WsExpect {
  private final String who;
  private final Consumer<WsFrame> send;
  private final WsHeard heard;

  /** Judges what {@code peer} reads raw, and answers pings and a Close by it. */
  public WsExpect(RawPeer peer, Timers timers) {
    this(peer.name(), peer.arrivals(), timers, frame -> peer.send(frame.encode()));
  }

  WsExpect(String who, Arrivals arrivals, Timers timers, Consumer<WsFrame> send) {
    this(who, arrivals, timers, send, new WsScanner());
  }

  private WsExpect(
      String who, Arrivals arrivals, Timers timers, Consumer<WsFrame> send, WsScanner scanner) {
    this.who = who;
    this.send = send;
    heard = new WsHeard(who, arrivals, timers, send, scanner);
  }

  /** Returns a judge of what a client says to {@code peer}, which answers without a mask. */
  public static WsExpect ofClient(RawPeer peer, Timers timers) {
    return new WsExpect(
        peer.name(),
        peer.arrivals(),
        timers,
        frame -> peer.send(frame.withMask(null).encode()),
        WsScanner.ofClient());
  }

  /** Returns the masking keys of all frames so far, in their order. */
  public List<Integer> masks() {
    return heard.masks();
  }

  /** Waits for the head of a request. */
  public HttpRequest request() {
    WsSeen next = heard.next();
    if (next instanceof WsSeen.Request request) {
      return request.head();
    }
    throw heard.failure("a request for a WebSocket", next);
  }

  /** Waits for a message, whatever it says. */
  public WsMessage anyMessage() {
    WsSeen next = heard.unasked();
    if (next instanceof WsSeen.Message m) {
      return m.message();
    }
    throw heard.failure("a message", next);
  }

  /** Waits for the head of an answer. */
  public HttpAnswer answer() {
    WsSeen next = heard.next();
    if (next instanceof WsSeen.Answer answer) {
      return answer.head();
    }
    throw heard.failure("an answer to its request", next);
  }

  /** Waits for {@code expected} and no other message before it. */
  public void message(WsMessage expected) {
    WsSeen next = heard.unasked();
    if (!(next instanceof WsSeen.Message m && m.message().equals(expected))) {
      throw heard.failure(expected.toString(), next);
    }
  }

  /** Collects messages until {@code sentinel}, which is taken but not returned. */
  public List<WsMessage> until(WsMessage sentinel) {
    Skipped<WsMessage> before = new Skipped<>(who + " expected " + sentinel, "messages");
    while (true) {
      WsSeen next = heard.unasked();
      if (!(next instanceof WsSeen.Message m)) {
        throw heard.failure(sentinel.toString(), next);
      } else if (m.message().equals(sentinel)) {
        return before.things();
      }
      before.add(m.message(), m.message().payload().length);
    }
  }

  /** Waits for a pong with this payload, with no message before it. */
  public void pong(byte[] payload) {
    String expected = "a pong of " + payload.length + " octets, as its ping";
    WsSeen next = heard.unasked();
    if (!(next instanceof WsSeen.Beat beat && Arrays.equals(beat.payload(), payload))) {
      throw heard.failure(expected, next);
    }
  }

  /** Waits for a pong with this payload, whatever messages come before it. */
  public void pongAmongMessages(byte[] payload) {
    String expected = "a pong of " + payload.length + " octets, as its ping";
    WsSeen next = heard.unasked();
    while (next instanceof WsSeen.Message) {
      next = heard.unasked();
    }
    if (!(next instanceof WsSeen.Beat beat && Arrays.equals(beat.payload(), payload))) {
      throw heard.failure(expected, next);
    }
  }

  /** Answers pings for so long; returns what else came, which ends the wait, or null. */
  public @Nullable WsSeen onlyPings(Duration time) {
    return heard.unasked(new Patience(time));
  }

  /** Waits for a ping and leaves it without an answer. */
  public void ping() {
    WsSeen next = heard.next();
    if (!(next instanceof WsSeen.Beat beat && beat.ping())) {
      throw heard.failure("a ping", next);
    }
  }

  /**
   * Waits for a Close with one of these codes, answers it, and waits for the end of the connection.
   */
  public WsSeen.Close closed(int... codes) {
    WsSeen.Close close = closeAnswered(codes);
    ended();
    return close;
  }

  /** Waits for a Close with one of these codes and answers it; the connection may last. */
  public WsSeen.Close closeAnswered(int... codes) {
    WsSeen.Close close = close(codes);
    send.accept(WsFrame.of(WsFrame.CLOSE, close.payload()));
    return close;
  }

  /** Waits for a Close with one of these codes, with no message before it; does not answer it. */
  public WsSeen.Close close(int... codes) {
    return close(heard.unasked(), codes);
  }

  /** Waits for the same, and gives no sign of life: pings before it are left without an answer. */
  public WsSeen.Close closeInSilence(int... codes) {
    return close(heard.unanswered(), codes);
  }

  /**
   * Waits for a Close with one of these codes, or for the end of the connection, which gives null.
   */
  public WsSeen.@Nullable Close closeOrEnd(int... codes) {
    WsSeen next = heard.unasked();
    return next == null && heard.hasEnded() ? null : close(next, codes);
  }

  private WsSeen.Close close(@Nullable WsSeen next, int... codes) {
    if (next instanceof WsSeen.Close close
        && IntStream.of(codes).anyMatch(code -> code == close.code())) {
      return close;
    }
    String wanted =
        IntStream.of(codes).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
    throw heard.failure("a Close with code " + wanted, next);
  }

  /** Waits for a message, which gives true, or for a Close with this code, which gives false. */
  public boolean messageOrClose(int code) {
    WsSeen next = heard.unasked();
    if (next instanceof WsSeen.Message) {
      return true;
    } else if (next instanceof WsSeen.Close close && close.code() == code) {
      return false;
    }
    throw heard.failure("a Close with code " + code, next);
  }

  /** Waits until the subject ends the connection, with nothing before. */
  public void ended() {
    WsSeen next = heard.unasked();
    if (next != null || !heard.hasEnded()) {
      throw heard.noEnd(next);
    }
  }

  /**
   * Waits for the end of the connection, whatever comes before it.
   *
   * @return the first thing that came, or null
   */
  public @Nullable WsSeen untilEnded() {
    List<WsSeen> all = toTheEnd();
    return all.isEmpty() ? null : all.get(0);
  }

  /** Waits until the subject ends the connection, and returns all that came before. */
  public List<WsSeen> toTheEnd() {
    List<WsSeen> all = new ArrayList<>();
    for (WsSeen next = heard.next(); next != null; next = heard.next()) {
      all.add(next);
    }
    if (!heard.hasEnded()) {
      throw heard.noEnd(null);
    }
    return all;
  }

  /** Waits for the end of the connection; a Close may come before it, which is answered. */
  public void turnedAway() {
    WsSeen next = heard.unasked();
    if (next instanceof WsSeen.Close close) {
      send.accept(WsFrame.of(WsFrame.CLOSE, close.payload()));
      next = heard.unasked();
    }
    if (next != null || !heard.hasEnded()) {
      throw heard.noEnd(next);
    }
  }

  /** Says whether more than pings has come that was not judged, or the end of the connection. */
  public boolean hasMore() {
    return heard.hasMore();
  }
}
