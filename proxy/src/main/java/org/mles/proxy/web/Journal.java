package org.mles.proxy.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import org.mles.server.tls.CertificateEvents;
import org.mles.text.LoggableFailure;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import org.mles.time.Clock;
import org.mles.time.OncePerSecond;

/**
 * Writes what happens to the {@code org.mles.proxy} logger, and counts it: what a browser or the
 * upstream server brings about at INFO, a line a second of a kind at most. Thread: any.
 */
final class Journal implements CertificateEvents {
  private static final System.Logger LOG = System.getLogger("org.mles.proxy");

  private final Tally tally;
  private final OncePerSecond events = new OncePerSecond(Clock.SYSTEM);
  private final OncePerSecond acceptFailures = new OncePerSecond(Clock.SYSTEM);
  private final OncePerSecond bugs = new OncePerSecond(Clock.SYSTEM);

  Journal(Tally tally) {
    this.tally = tally;
  }

  Tally tally() {
    return tally;
  }

  /** Something happened to a browser or a lane, which is named in {@code what}. */
  void note(Count count, String what) {
    note(count, 1, what);
  }

  /** Something happened {@code times} times. */
  void note(Count count, int times, String what) {
    tally.add(count, times);
    LOG.log(DEBUG, () -> Printable.sentence(what));
    events.say(more -> LOG.log(INFO, () -> Printable.sentence(what) + more));
  }

  void acceptFailed(IOException cause) {
    acceptFailures.say(
        more -> LOG.log(WARNING, () -> "cannot accept connections: " + OneLine.of(cause) + more));
  }

  void bug(Throwable bug) {
    tally.add(Count.BUGS_TOTAL);
    bugs.say(more -> LOG.log(ERROR, "a bug of this proxy" + more, LoggableFailure.of(bug)));
  }

  void failed(Throwable cause) {
    LOG.log(ERROR, "the loop cannot go on; the proxy ends", LoggableFailure.of(cause));
  }

  @Override
  public void replaced(String text) {
    tally.add(Count.TLS_CERTIFICATES_REPLACED_TOTAL);
    LOG.log(INFO, () -> "another certificate is shown: " + text);
  }

  @Override
  public void kept(String why) {
    tally.add(Count.TLS_CERTIFICATES_KEPT_TOTAL);
    LOG.log(WARNING, () -> "the old certificate is shown on: " + Printable.sentence(why));
  }
}
