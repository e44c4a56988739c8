package org.mles.conformance.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsScanner;
import org.mles.conformance.wire.WsSeen;

/**
 * Waits for what comes over a WebSocket, one thing at a time, and says what came instead.
 *
 * <p>Thread: case.
 */
final class WsHeard {
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

  /** Begins with nothing heard; pings are answered by {@code send}. */
  WsHeard(String who, Arrivals arrivals, Timers timers, Consumer<WsFrame> send, WsScanner scanner) {
    this.who = who;
    this.arrivals = arrivals;
    this.timers = timers;
    this.send = send;
    this.scanner = scanner;
  }

  /** Returns the masking keys of all frames so far, in their order. */
  List<Integer> masks() {
    return scanner.masks();
  }

  /** Says whether more than pings has come that was not judged, or the end of the connection. */
  boolean hasMore() {
    while (arrivals.peek() instanceof Seen.Octets) {
      read();
    }
    return arrivals.peek() != null || !seen.stream().allMatch(WsSeen.Beat.class::isInstance);
  }

  /** Says whether the subject is known to have ended the connection. */
  boolean hasEnded() {
    return end != null && end.bySubject();
  }

  /** Returns the next thing but a ping, which is answered. */
  @Nullable WsSeen unasked() {
    return unasked(usual());
  }

  /** Returns the same; null for an end, or if nothing came in that time. */
  @Nullable WsSeen unasked(Patience time) {
    patience = time;
    WsSeen next = goOn();
    while (next instanceof WsSeen.Beat beat && beat.ping()) {
      send.accept(WsFrame.of(WsFrame.PONG, beat.payload()));
      next = goOn(); // the same wait: whoever pings and does nothing else would make it endless
    }
    return next;
  }

  /** Returns the next thing but a ping, which is left without an answer. */
  @Nullable WsSeen unanswered() {
    patience = usual();
    WsSeen next = goOn();
    while (next instanceof WsSeen.Beat beat && beat.ping()) {
      next = goOn();
    }
    return next;
  }

  /** Returns the next thing; null for an end, which is kept, or if nothing came in time. */
  @Nullable WsSeen next() {
    patience = usual();
    return goOn();
  }

  private Patience usual() {
    return new Patience(timers.patience().multipliedBy(closing ? WAITS_FOR_THE_END : 1));
  }

  private @Nullable WsSeen goOn() {
    while (true) {
      while (seen.isEmpty()) {
        if (!read()) {
          return null;
        }
      }
      WsSeen next = seen.remove();
      if (!isOwnBeat(next)) {
        closing |= next instanceof WsSeen.Close;
        return next;
      }
    }
  }

  /** Says whether something answers a ping that no case sent, but the way in which it speaks. */
  private static boolean isOwnBeat(WsSeen next) {
    return next instanceof WsSeen.Beat beat
        && !beat.ping()
        && Segmentation.isOwnBeat(beat.payload());
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

  /** Returns what is to be thrown if {@code next} came, or null, where something else had to. */
  ConformanceFailure failure(String expected, @Nullable WsSeen next) {
    String text = who + " expected " + expected + "; ";
    if (next != null) {
      return new ConformanceFailure(text + "saw " + next.words(), "message from subject");
    } else if (end == null) {
      return new ConformanceFailure(text + "saw " + patience.spent(), "wait timer");
    }
    ConformanceFailure cut = end.cutShort(text);
    return cut == null
        ? new ConformanceFailure(
            text + "the subject closed (" + end.how() + ")" + unfinished(), "close by subject")
        : cut;
  }

  /** Returns the failure of an end that is missing: all of it, or that of TCP behind a Close. */
  ConformanceFailure noEnd(@Nullable WsSeen next) {
    String end =
        closing
            ? "the subject to end TCP, too, behind its Close"
            : "the subject to close the connection";
    return failure(end, next);
  }

  private String unfinished() {
    int octets = scanner.pending();
    return octets == 0 ? "" : " after " + octets + " octets of nothing whole";
  }
}
