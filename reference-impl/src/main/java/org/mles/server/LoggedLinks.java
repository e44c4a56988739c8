package org.mles.server;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import org.mles.peer.PeerEvents;
import org.mles.text.Printable;

/**
 * Counts and logs what happens to links. A link speaks at most once per back-off, so every line is
 * at INFO. Thread: loop.
 */
final class LoggedLinks implements PeerEvents {
  private static final System.Logger LOG = System.getLogger("org.mles.server");

  private final Tally tally;

  LoggedLinks(Tally tally) {
    this.tally = tally;
  }

  @Override
  public void linkUp(String channel, boolean resync) {
    tally.linksUp.increment();
    LOG.log(
        INFO,
        () -> "link of " + Printable.quoted(channel) + " is up" + (resync ? ", history sent" : ""));
  }

  @Override
  public void linkDown(String channel, String why, long retryNanos) {
    tally.linksDown.increment();
    long seconds = Duration.ofNanos(retryNanos).toSeconds();
    LOG.log(
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
}
