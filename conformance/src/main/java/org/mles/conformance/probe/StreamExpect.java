package org.mles.conformance.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;

/**
 * Judges a stream that has no frames: octet by octet, however they are cut. Like {@link Expect}, it
 * either returns because the right thing came or throws with what came instead.
 *
 * <p>Thread: case. Source: N-05.
 */
public final class StreamExpect {
  private static final int MOST_OCTETS = 64 << 20;

  private final String who;
  private final Arrivals arrivals;
  private final Timers timers;
  private ByteBuffer pending = ByteBuffer.allocate(0);

  /** Of the wait at hand. */
  private Patience patience = new Patience(Duration.ZERO);

  /** Judges for the peer named {@code who}. */
  public StreamExpect(String who, Arrivals arrivals, Timers timers) {
    this.who = who;
    this.arrivals = arrivals;
    this.timers = timers;
  }

  /** Waits for these octets and nothing before them. */
  public void exactly(byte[] expected) {
    String wanted = expected.length + " octets of the stream and nothing before them";
    for (int at = 0; at < expected.length; at++) {
      if (!pending.hasRemaining()) {
        take(wanted + ", of which " + at + " came");
      }
      byte octet = pending.get();
      if (octet != expected[at]) {
        throw new ConformanceFailure(
            String.format(
                Locale.ROOT,
                "%s expected %s; saw 0x%02x instead of 0x%02x at offset %d",
                who,
                wanted,
                octet,
                expected[at],
                at),
            "octets from subject");
      }
    }
  }

  /** Waits for one octet, whatever it is. */
  public byte octet() {
    if (!pending.hasRemaining()) {
      take("an octet more");
    }
    return pending.get();
  }

  /** Waits for one octet or the end; -1 for the end, which is then all that follows. */
  public int octetOrEnd() {
    if (pending.hasRemaining()) {
      return pending.get() & 0xFF;
    }
    Seen seen = next();
    if (seen instanceof Seen.Octets octets) {
      pending = ByteBuffer.wrap(octets.octets());
      return pending.get() & 0xFF;
    } else if (seen instanceof Seen.Closed closed && closed.bySubject()) {
      return -1;
    }
    throw failure("an octet, or the end", seen);
  }

  /** Waits for so many octets, whatever they are. */
  public void skip(int octets) {
    for (int i = 0; i < octets; i++) {
      octet();
    }
  }

  /** Collects octets until {@code sentinel}, which is taken but not returned. */
  public byte[] until(byte[] sentinel) {
    Collected seen = new Collected();
    while (seen.size() < MOST_OCTETS) {
      if (!pending.hasRemaining()) {
        take("a sentinel of " + sentinel.length + " octets in the stream");
      }
      byte octet = pending.get();
      seen.write(octet);
      if (octet == sentinel[sentinel.length - 1] && seen.endsWith(sentinel)) {
        return Arrays.copyOf(seen.toByteArray(), seen.size() - sentinel.length);
      }
    }
    throw new ConformanceFailure(who + " saw octets without end and no sentinel", "endless octets");
  }

  /** What was seen of a stream; unlike its parent it is compared without a copy. */
  private static final class Collected extends ByteArrayOutputStream {
    synchronized boolean endsWith(byte[] end) {
      return count >= end.length
          && Arrays.equals(buf, count - end.length, count, end, 0, end.length);
    }
  }

  /** Waits until the subject closes, with nothing before. */
  public void closed() {
    if (pending.hasRemaining()) {
      throw octets("the subject to close the connection", pending.remaining());
    }
    Seen seen = next();
    if (!(seen instanceof Seen.Closed closed && closed.bySubject())) {
      throw failure("the subject to close the connection", seen);
    }
  }

  /** Collects octets until the subject closes. */
  public byte[] untilClosed() {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    while (seen.size() < MOST_OCTETS) {
      while (pending.hasRemaining()) {
        seen.write(pending.get());
      }
      Seen next = next();
      if (next instanceof Seen.Closed closed && closed.bySubject()) {
        return seen.toByteArray();
      } else if (!(next instanceof Seen.Octets octets)) {
        throw failure("the subject to close the connection", next);
      } else {
        pending = ByteBuffer.wrap(octets.octets());
      }
    }
    throw new ConformanceFailure(who + " saw octets without end", "endless octets");
  }

  private @Nullable Seen next() {
    patience = new Patience(timers.patience());
    return arrivals.take(patience);
  }

  private void take(String expected) {
    Seen seen = next();
    if (!(seen instanceof Seen.Octets octets)) {
      throw failure(expected, seen);
    }
    pending = ByteBuffer.wrap(octets.octets());
  }

  private ConformanceFailure failure(String expected, @Nullable Seen seen) {
    String text = who + " expected " + expected + "; ";
    if (seen == null) {
      return new ConformanceFailure(text + "saw " + patience.spent(), "wait timer");
    } else if (seen instanceof Seen.Octets o) {
      return octets(expected, o.octets().length);
    }
    ConformanceFailure cut = seen instanceof Seen.Closed closed ? closed.cutShort(text) : null;
    return cut == null
        ? new ConformanceFailure(text + "the subject closed", "close by subject")
        : cut;
  }

  private ConformanceFailure octets(String expected, int count) {
    return new ConformanceFailure(
        who + " expected " + expected + "; saw " + count + " octets", "octets from subject");
  }
}
