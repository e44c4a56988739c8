package org.mles.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.time.Clock;

/**
 * Writes events to the {@code org.mles.server} logger: each at DEBUG, refusals at INFO as one line
 * a second at most, so that a flood of them cannot drown the machine.
 *
 * <p>Thread: any, since the loops of one server share it.
 */
final class LoggedEvents implements ServerEvents {
  private static final System.Logger LOG = System.getLogger("org.mles.server");
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Clock clock;
  private long lastLineNanos;
  private long unmentioned;

  LoggedEvents(Clock clock) {
    this.clock = clock;
    lastLineNanos = clock.nanoTime() - QUIET_NANOS;
  }

  @Override
  public void joined(SocketAddress remote, Join join) {
    LOG.log(DEBUG, () -> "%s joined %s as %s".formatted(remote, join.channel(), join.uid()));
  }

  @Override
  public void refused(SocketAddress remote, Refusal refusal) {
    LOG.log(DEBUG, () -> line(remote, refusal));
    mention(remote, refusal);
  }

  private synchronized void mention(SocketAddress remote, Refusal refusal) {
    long now = clock.nanoTime();
    if (now - lastLineNanos < QUIET_NANOS) {
      unmentioned++;
      return;
    }
    String more = unmentioned == 0 ? "" : " (and " + unmentioned + " more since the last line)";
    LOG.log(INFO, () -> line(remote, refusal) + more);
    lastLineNanos = now;
    unmentioned = 0;
  }

  @Override
  public void left(SocketAddress remote) {
    LOG.log(DEBUG, () -> remote + " left");
  }

  @Override
  public void bug(Throwable bug) {
    LOG.log(ERROR, "a bug of this server; at most one connection was lost", bug);
  }

  private static String line(SocketAddress remote, Refusal refusal) {
    return "closed %s: %s (%s), %s"
        .formatted(remote, refusal.rule(), refusal.rule().clause(), refusal.detail());
  }
}
