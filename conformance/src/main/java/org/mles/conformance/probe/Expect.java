package org.mles.conformance.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.RawFrame;

/**
 * Judges what an arrivals holds against what must come. Every method either returns because the
 * right thing came, or throws {@link ConformanceFailure} with what came instead; none accepts
 * "anything bad".
 *
 * <p>Thread: case.
 */
public final class Expect {
  /** Frames up to this length are known again, and so many of them. */
  private static final int LONGEST_KNOWN_OCTETS = 4096;

  private static final int MOST_KNOWN = 1000;

  private final String who;
  private final Arrivals arrivals;
  private final Timers timers;
  private final Transcript transcript;
  private final SentFrames sent;

  /** The frames seen last. */
  private final Set<RawFrame> known = new LinkedHashSet<>();

  /** Whether what was seen last had been seen before. */
  private boolean again;

  /** Of the wait at hand. */
  private Patience patience = new Patience(Duration.ZERO);

  /** Judges for the peer named {@code who}. */
  public Expect(String who, Arrivals arrivals, Timers timers, Transcript transcript) {
    this(who, arrivals, timers, transcript, new SentFrames());
  }

  Expect(String who, Arrivals arrivals, Timers timers, Transcript transcript, SentFrames sent) {
    this.who = who;
    this.arrivals = arrivals;
    this.timers = timers;
    this.transcript = transcript;
    this.sent = sent;
  }

  /** Waits for {@code expected} and nothing before it. */
  public void frame(RawFrame expected) {
    Seen seen = next();
    if (!(seen instanceof Seen.Frame f && f.frame().equals(expected))) {
      throw failure(transcript.describe(expected), seen);
    }
  }

  /** Waits for all of {@code expected}, in this order, and nothing between. */
  public void frames(List<RawFrame> expected) {
    expected.forEach(this::frame);
  }

  /**
   * Waits for each of {@code owed} once, in whatever order, and nothing between.
   *
   * @return them in the order in which they came
   */
  public List<RawFrame> all(Collection<RawFrame> owed) {
    Set<RawFrame> open = new LinkedHashSet<>(owed);
    List<RawFrame> came = new ArrayList<>();
    while (!open.isEmpty()) {
      Seen seen = next();
      if (!(seen instanceof Seen.Frame f && open.remove(f.frame()))) {
        String one = transcript.describe(open.iterator().next());
        throw failure(one + ", one of " + open.size() + " that are owed", seen);
      }
      came.add(f.frame());
    }
    return came;
  }

  /** Waits for a frame, whatever it says. */
  public RawFrame anyFrame() {
    Seen seen = next();
    if (seen instanceof Seen.Frame f) {
      return f.frame();
    }
    throw failure("a frame", seen);
  }

  /**
   * Proves absence: {@code sentinel} was sent after everything whose effect must not be seen, so it
   * must be the next thing.
   */
  public void nothingBefore(RawFrame sentinel) {
    Seen seen = next();
    if (!(seen instanceof Seen.Frame f && f.frame().equals(sentinel))) {
      throw failure("nothing before " + transcript.describe(sentinel), seen);
    }
  }

  /** Collects frames until {@code sentinel}, which is taken but not returned. */
  public List<RawFrame> until(RawFrame sentinel) {
    Skipped<RawFrame> before = skipped(transcript.describe(sentinel));
    while (true) {
      Seen seen = next();
      if (!(seen instanceof Seen.Frame f)) {
        throw failure(transcript.describe(sentinel), seen);
      }
      if (f.frame().equals(sentinel)) {
        return before.things();
      }
      before.add(f.frame(), f.frame().body().length);
    }
  }

  private Skipped<RawFrame> skipped(String expected) {
    return new Skipped<>(who + " expected " + expected, "frames");
  }

  /** Waits until the subject closes, with nothing before. */
  public void closed() {
    Seen seen = next();
    if (!(seen instanceof Seen.Closed c && c.bySubject())) {
      throw failure("the subject to close the connection", seen);
    }
  }

  /** Waits for a frame, or for the subject to close, which gives null. */
  public @Nullable RawFrame frameOrClosed() {
    Seen seen = next();
    if (seen instanceof Seen.Frame f) {
      return f.frame();
    } else if (seen instanceof Seen.Closed c && c.bySubject()) {
      return null;
    }
    throw failure("a frame, or the subject to close the connection", seen);
  }

  /** Collects frames until the subject closes. */
  public List<RawFrame> untilClosed() {
    Skipped<RawFrame> before = skipped("the subject to close");
    while (true) {
      Seen seen = next();
      if (seen instanceof Seen.Closed c && c.bySubject()) {
        return before.things();
      }
      if (!(seen instanceof Seen.Frame f)) {
        throw failure("the subject to close the connection", seen);
      }
      before.add(f.frame(), f.frame().body().length);
    }
  }

  /** Waits for exactly these octets of a raw stream, however they are cut. */
  public void octets(byte[] expected) {
    int at = 0;
    while (at < expected.length) {
      Seen seen = next();
      if (!(seen instanceof Seen.Octets o)) {
        throw failure((expected.length - at) + " octets more of the stream", seen);
      }
      for (byte octet : o.octets()) {
        if (at == expected.length || octet != expected[at]) {
          throw failure("other octets at offset " + at + " of the stream", seen);
        }
        at++;
      }
    }
  }

  /** Watches for the quiet time; only for peers that no barrier can reach. */
  public void quiet() {
    Seen seen = take(timers.quiet());
    if (seen != null) {
      throw failure("nothing for " + timers.quiet().toMillis() + " ms", seen);
    }
  }

  private @Nullable Seen next() {
    return take(timers.patience());
  }

  private @Nullable Seen take(Duration silence) {
    patience = new Patience(silence);
    Seen seen = arrivals.take(patience);
    again = seen instanceof Seen.Frame f && isKnown(f.frame());
    return seen;
  }

  private boolean isKnown(RawFrame frame) {
    if (frame.body().length > LONGEST_KNOWN_OCTETS) {
      return false;
    } else if (known.size() == MOST_KNOWN) {
      known.remove(known.iterator().next());
    }
    return !known.add(frame);
  }

  private ConformanceFailure failure(String expected, @Nullable Seen seen) {
    String text = who + " expected " + expected + "; ";
    if (seen == null) {
      int part = arrivals.unfinished();
      String begun = part == 0 ? "" : part + " octets of an unfinished frame, then ";
      return new ConformanceFailure(text + "saw " + begun + patience.spent(), "wait timer");
    } else if (seen instanceof Seen.Frame f) {
      ConformanceFailure.Symptom symptom = sent.symptom(f.frame());
      String whose = again ? "one that it had seen before, " : "";
      if (symptom != ConformanceFailure.Symptom.NONE) {
        whose = "its own frame come back, ";
      }
      return new ConformanceFailure(
              text + "saw " + whose + transcript.describe(f.frame()), "frame from subject")
          .with(symptom);
    } else if (seen instanceof Seen.Octets o) {
      return new ConformanceFailure(
          text + "saw " + o.octets().length + " octets that are no frame", "octets from subject");
    }
    Seen.Closed closed = (Seen.Closed) seen;
    ConformanceFailure cut = closed.cutShort(text);
    if (cut != null) {
      return cut;
    }
    String pending =
        closed.pending() == 0
            ? ""
            : " after " + closed.pending() + " octets of an unfinished frame";
    return new ConformanceFailure(
        text + "the subject closed (" + closed.how() + ")" + pending, "close by subject");
  }
}
