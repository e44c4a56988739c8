package org.mles.conformance.probe.lines;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.time.Patience;

/**
 * Judges what a client prints against what it must print.
 *
 * <p>Thread: case.
 */
public final class ExpectLines {
  private static final int SHOWN = 120;

  private final Output output;
  private final LineForm form;
  private final Timers timers;
  private final Transcript transcript;

  /** Of the wait at hand. */
  private Patience patience = new Patience(Duration.ZERO);

  /** Judges the lines of one client. */
  public ExpectLines(Output output, LineForm form, Timers timers, Transcript transcript) {
    this.output = output;
    this.form = form;
    this.timers = timers;
    this.transcript = transcript;
  }

  /** Waits for the line of {@code message} and nothing before it. */
  public void message(byte[] message) {
    byte[] expected = form.line(message);
    Printed seen = next();
    if (!isLine(seen, expected)) {
      throw failure("the client to print " + quoted(expected), seen);
    }
  }

  /** Skips lines that equal the one of {@code message}, then waits for the one of {@code last}. */
  public void repeated(byte[] message, byte[] last) {
    byte[] again = form.line(message);
    byte[] expected = form.line(last);
    Printed seen = next();
    while (isLine(seen, again)) {
      seen = next();
    }
    if (!isLine(seen, expected)) {
      throw failure("the client to print " + quoted(expected), seen);
    }
  }

  /** Watches for the quiet time: the client may end, but print nothing. */
  public void nothing() {
    Printed seen = take(timers.quiet());
    if (seen != null && !(seen instanceof Printed.End)) {
      throw failure("the client to print nothing", seen);
    }
  }

  /** Says that nothing is left but the lines of {@code ignored}, if there is one. */
  public void nothingLeft(byte @Nullable [] ignored) {
    Printed seen = take(Duration.ZERO);
    while (ignored != null && isLine(seen, form.line(ignored))) {
      seen = take(Duration.ZERO);
    }
    if (seen != null && !(seen instanceof Printed.End)) {
      throw failure("the client to print nothing more", seen);
    }
  }

  private static boolean isLine(@Nullable Printed seen, byte[] expected) {
    return seen instanceof Printed.Line line && Arrays.equals(line.octets(), expected);
  }

  private @Nullable Printed next() {
    Printed seen = take(timers.patience());
    if (seen instanceof Printed.Line line) {
      transcript.note("client", "prints " + quoted(line.octets()));
    }
    return seen;
  }

  private @Nullable Printed take(Duration silence) {
    patience = new Patience(silence);
    return output.take(patience);
  }

  private ConformanceFailure failure(String expected, @Nullable Printed seen) {
    String text = "expected " + expected + "; ";
    if (seen == null) {
      return new ConformanceFailure(text + "it printed " + patience.spent(), "wait timer");
    } else if (seen instanceof Printed.Line line) {
      return new ConformanceFailure(text + "it printed " + quoted(line.octets()), "line of client");
    } else if (seen instanceof Printed.Flood flood) {
      return new ConformanceFailure(text + "it printed " + flood.what(), "flood from client");
    }
    String how = ((Printed.End) seen).how();
    return new ConformanceFailure(text + "its output ended, " + how, "end of client");
  }

  private static String quoted(byte[] octets) {
    String text = new Printed.Line(octets).text();
    StringBuilder shown = new StringBuilder("'");
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return shown.append(text.length() > SHOWN ? "...'" : "'").toString();
  }
}
