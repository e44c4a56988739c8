package org.mles.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.text.LoggableFailure;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import org.mles.time.Clock;
import org.mles.time.OncePerSecond;

/**
 * Writes events to the {@code org.mles.server} logger: each at DEBUG, refusals at INFO, failures to
 * accept as warnings and bugs as errors, of each of these one line a second at most. A link speaks
 * at most once per back-off, so all of that is at INFO.
 *
 * <p>Thread: any, since the loops of one server share it.
 */
final class LoggedEvents implements ServerEvents {
  /** Name of the logger that users see. */
  static final String LOGGER = "org.mles.server";

  private final System.Logger log;

  private final OncePerSecond refusals;
  private final OncePerSecond acceptFailures;
  private final OncePerSecond bugs;

  LoggedEvents(Clock clock) {
    this(clock, System.getLogger(LOGGER));
  }

  /** Writes to another logger. */
  LoggedEvents(Clock clock, System.Logger log) {
    this.log = log;
    refusals = new OncePerSecond(clock);
    acceptFailures = new OncePerSecond(clock);
    bugs = new OncePerSecond(clock);
  }

  @Override
  public void joined(SocketAddress remote, Join join) {
    log.log(
        DEBUG,
        () ->
            remote
                + " joined "
                + Printable.quoted(join.channel())
                + " as "
                + Printable.quoted(join.uid()));
  }

  @Override
  public void refused(SocketAddress remote, Refusal refusal) {
    log.log(DEBUG, () -> line(remote, refusal));
    refusals.say(more -> log.log(INFO, () -> line(remote, refusal) + more));
  }

  @Override
  public void left(SocketAddress remote) {
    log.log(DEBUG, () -> remote + " left");
  }

  @Override
  public void acceptFailed(IOException cause) {
    // Without the stack trace: it is the system that fails, ten times a second.
    acceptFailures.say(
        more -> log.log(WARNING, () -> "cannot accept connections: " + OneLine.of(cause) + more));
  }

  @Override
  public void certificateReplaced(String text) {
    log.log(INFO, () -> "another certificate is shown: " + text);
  }

  @Override
  public void certificateKept(String why) {
    log.log(
        WARNING,
        () -> "the old certificate is shown on, the new one cannot be: " + Printable.sentence(why));
  }

  @Override
  public void linkUp(String channel, boolean resync) {
    String sent = resync ? ", history sent" : "";
    log.log(INFO, () -> "link of " + Printable.quoted(channel) + " is up" + sent);
  }

  @Override
  public void linkDown(String channel, String why, long retryNanos) {
    long seconds = Duration.ofNanos(retryNanos).toSeconds();
    log.log(
        INFO,
        () ->
            "link of "
                + Printable.quoted(channel)
                + " is down: "
                + Printable.sentence(why)
                + "; next try in "
                + seconds
                + " s");
  }

  @Override
  public void bug(Throwable bug) {
    bugs.say(
        more ->
            log.log(
                ERROR,
                "a bug of this server; at most one connection was lost" + more,
                LoggableFailure.of(bug)));
  }

  @Override
  public void failed(Throwable cause) {
    log.log(ERROR, "a loop cannot go on; the server ends", LoggableFailure.of(cause));
  }

  private static String line(SocketAddress remote, Refusal refusal) {
    return "closed "
        + remote
        + ": "
        + refusal.rule()
        + " ("
        + refusal.rule().clause()
        + "), "
        + Printable.sentence(refusal.detail());
  }
}
