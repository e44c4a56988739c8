package org.mles.conformance.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.text.Printable;
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
  /**
   * Who has sent a Close may wait as long for its answer as others wait for anything, and cannot
   * tell it from the rest of a broken frame. Source: V2-CLOSE-03.
   */
  private static final int WAITS_FOR_THE_END = 2;

  private final String who;
  private final Arrivals arrivals;
  private final Timers timers;
  private final Consumer<WsFrame> send;
  private final WsScanner scanner;
  private final Queue<WsSeen> seen = new ArrayDeque<>();

  /** The end of the connection, once it was seen. */
  private Seen.@Nullable Closed end;

  /** Whether a Close has come. */
  private boolean closing;

  /** Of the wait at hand. */
  private Patience patience = new Patience(Duration.ZERO);

  /** Judges what {@code peer} reads raw, and answers pings and a Close by it. */
  public WsExpect(RawPeer peer, Timers timers) {
    this(peer.name(), peer.arrivals(), timers, frame -> peer.send(frame.encode()));
  }

  WsExpect(String who, Arrivals arrivals, Timers timers, Consumer<WsFrame> send) {
    this(who, arrivals, timers, send, new WsScanner());
  }

  private WsExpect(
      String who, Arrivals arrivals, Timers timers, Consumer<WsFrame> send, WsScanner scanner) {
    this.scanner = scanner;
    this.who = who;
    this.arrivals = arrivals;
    this.timers = timers;
    this.send = send;
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
    return scanner.masks();
  }

  /** Waits for the head of a request. */
  public HttpRequest request() {
    WsSeen next = next();
    if (next instanceof WsSeen.Request request) {
      return request.head();
    }
    throw failure("a request for a WebSocket", next);
  }

  /** Waits for a message, whatever it says. */
  public WsMessage anyMessage() {
    WsSeen next = unasked();
    if (next instanceof WsSeen.Message m) {
      return m.message();
    }
    throw failure("a message", next);
  }

  /** Waits for the head of an answer. */
  public HttpAnswer answer() {
    WsSeen next = next();
    if (next instanceof WsSeen.Answer answer) {
      return answer.head();
    }
    throw failure("an answer to its request", next);
  }

  /** Waits for {@code expected} and no other message before it. */
  public void message(WsMessage expected) {
    WsSeen next = unasked();
    if (!(next instanceof WsSeen.Message m && m.message().equals(expected))) {
      throw failure(expected.toString(), next);
    }
  }

  /** Collects messages until {@code sentinel}, which is taken but not returned. */
  public List<WsMessage> until(WsMessage sentinel) {
    Skipped<WsMessage> before = new Skipped<>(who + " expected " + sentinel, "messages");
    while (true) {
      WsSeen next = unasked();
      if (!(next instanceof WsSeen.Message m)) {
        throw failure(sentinel.toString(), next);
      } else if (m.message().equals(sentinel)) {
        return before.things();
      }
      before.add(m.message(), m.message().payload().length);
    }
  }

  /** Waits for a pong with this payload, with no message before it. */
  public void pong(byte[] payload) {
    String expected = "a pong of " + payload.length + " octets, as its ping";
    WsSeen next = unasked();
    if (!(next instanceof WsSeen.Beat beat && Arrays.equals(beat.payload(), payload))) {
      throw failure(expected, next);
    }
  }

  /** Waits for a pong with this payload, whatever messages come before it. */
  public void pongAmongMessages(byte[] payload) {
    String expected = "a pong of " + payload.length + " octets, as its ping";
    WsSeen next = unasked();
    while (next instanceof WsSeen.Message) {
      next = unasked();
    }
    if (!(next instanceof WsSeen.Beat beat && Arrays.equals(beat.payload(), payload))) {
      throw failure(expected, next);
    }
  }

  /** Waits for a ping and leaves it without an answer. */
  public void ping() {
    WsSeen next = next();
    if (!(next instanceof WsSeen.Beat beat && beat.ping())) {
      throw failure("a ping", next);
    }
  }

  /**
   * Waits for a Close with one of these codes, answers it, and waits for the end of the connection.
   */
  public WsSeen.Close closed(int... codes) {
    WsSeen.Close close = close(codes);
    send.accept(WsFrame.of(WsFrame.CLOSE, close.payload()));
    ended();
    return close;
  }

  /** Waits for a Close with one of these codes, with no message before it; does not answer it. */
  public WsSeen.Close close(int... codes) {
    return close(unasked(), codes);
  }

  /** Waits for the same, or for the subject to end the connection, which gives null. */
  public WsSeen.@Nullable Close closeOrEnd(int... codes) {
    WsSeen next = unasked();
    return next == null && end != null && end.bySubject() ? null : close(next, codes);
  }

  private WsSeen.Close close(@Nullable WsSeen next, int... codes) {
    if (next instanceof WsSeen.Close close
        && IntStream.of(codes).anyMatch(code -> code == close.code())) {
      return close;
    }
    String wanted =
        IntStream.of(codes).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
    throw failure("a Close with code " + wanted, next);
  }

  /** Waits for a message, which gives true, or for a Close with this code, which gives false. */
  public boolean messageOrClose(int code) {
    WsSeen next = unasked();
    if (next instanceof WsSeen.Message) {
      return true;
    } else if (next instanceof WsSeen.Close close && close.code() == code) {
      return false;
    }
    throw failure("a Close with code " + code, next);
  }

  /** Waits until the subject ends the connection, with nothing before. */
  public void ended() {
    WsSeen next = unasked();
    if (next != null || end == null || !end.bySubject()) {
      throw failure("the subject to close the connection", next);
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
    for (WsSeen next = next(); next != null; next = next()) {
      all.add(next);
    }
    if (end == null || !end.bySubject()) {
      throw failure("the subject to close the connection", null);
    }
    return all;
  }

  /** Waits for the end of the connection; a Close may come before it, which is answered. */
  public void turnedAway() {
    WsSeen next = unasked();
    if (next instanceof WsSeen.Close close) {
      send.accept(WsFrame.of(WsFrame.CLOSE, close.payload()));
      next = unasked();
    }
    if (next != null || end == null || !end.bySubject()) {
      throw failure("the subject to close the connection", next);
    }
  }

  /** Says whether more than pings has come that was not judged, or the end of the connection. */
  public boolean hasMore() {
    while (arrivals.peek() instanceof Seen.Octets) {
      read();
    }
    return arrivals.peek() != null || !seen.stream().allMatch(WsSeen.Beat.class::isInstance);
  }

  /** Returns the next thing but a ping, which is answered. */
  private @Nullable WsSeen unasked() {
    WsSeen next = next();
    while (next instanceof WsSeen.Beat beat && beat.ping()) {
      send.accept(WsFrame.of(WsFrame.PONG, beat.payload()));
      next = goOn(); // the same wait: whoever pings and does nothing else would make it endless
    }
    return next;
  }

  /** Returns the next thing; null for an end, which is kept, or if nothing came in time. */
  private @Nullable WsSeen next() {
    patience = new Patience(timers.patience().multipliedBy(closing ? WAITS_FOR_THE_END : 1));
    return goOn();
  }

  private @Nullable WsSeen goOn() {
    while (seen.isEmpty()) {
      if (!read()) {
        return null;
      }
    }
    WsSeen next = seen.remove();
    closing |= next instanceof WsSeen.Close;
    return next;
  }

  /** Reads what comes next; false for the end, or if nothing came in time. */
  private boolean read() {
    Seen octets = arrivals.take(patience);
    if (octets instanceof Seen.Octets more) {
      seen.addAll(scanner.feed(more.octets()));
      return true;
    }
    end = octets instanceof Seen.Closed closed ? closed : null;
    return false;
  }

  private ConformanceFailure failure(String expected, @Nullable WsSeen next) {
    String text = who + " expected " + expected + "; ";
    if (next != null) {
      return new ConformanceFailure(text + "saw " + describe(next), "message from subject");
    } else if (end == null) {
      return new ConformanceFailure(text + "saw " + patience.spent(), "wait timer");
    }
    ConformanceFailure cut = end.cutShort(text);
    return cut == null
        ? new ConformanceFailure(
            text + "the subject closed (" + end.how() + ")" + unfinished(), "close by subject")
        : cut;
  }

  private String unfinished() {
    int octets = scanner.pending();
    return octets == 0 ? "" : " after " + octets + " octets of nothing whole";
  }

  private static String describe(WsSeen seen) {
    if (seen instanceof WsSeen.Request request) {
      return "the request " + Printable.shortLine(request.head().line());
    } else if (seen instanceof WsSeen.Answer answer) {
      return "an answer with status " + answer.head().status();
    } else if (seen instanceof WsSeen.Message m) {
      return m.message().toString();
    } else if (seen instanceof WsSeen.Beat beat) {
      return (beat.ping() ? "a ping of " : "a pong of ") + beat.payload().length + " octets";
    } else if (seen instanceof WsSeen.Close close) {
      return "a Close with code " + close.code() + " '" + Printable.shortLine(close.reason()) + "'";
    }
    return ((WsSeen.Broken) seen).why();
  }
}
