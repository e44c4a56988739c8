package org.mles.server;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.net.SocketAddress;
import org.mles.rule.Refusal;
import org.mles.session.Join;
import org.mles.text.LoggableFailure;

/**
 * Keeps an observer's failures away from the server: each is counted as a bug and logged, if that
 * can be done, and the connection that it was told of is served on. Thread: any.
 */
final class GuardedEvents implements ServerEvents {
  private static final System.Logger LOG = System.getLogger("org.mles.server");

  private final ServerEvents observer;
  private final Runnable bugs;

  GuardedEvents(ServerEvents observer, Runnable bugs) {
    this.observer = observer;
    this.bugs = bugs;
  }

  @Override
  public void joined(SocketAddress remote, Join join) {
    guarded(() -> observer.joined(remote, join));
  }

  @Override
  public void refused(SocketAddress remote, Refusal refusal) {
    guarded(() -> observer.refused(remote, refusal));
  }

  @Override
  public void left(SocketAddress remote) {
    guarded(() -> observer.left(remote));
  }

  @Override
  public void acceptFailed(IOException cause) {
    guarded(() -> observer.acceptFailed(cause));
  }

  @Override
  public void certificateReplaced(String text) {
    guarded(() -> observer.certificateReplaced(text));
  }

  @Override
  public void certificateKept(String why) {
    guarded(() -> observer.certificateKept(why));
  }

  @Override
  public void linkUp(String channel, boolean resync) {
    guarded(() -> observer.linkUp(channel, resync));
  }

  @Override
  public void linkDown(String channel, String why, long retryNanos) {
    guarded(() -> observer.linkDown(channel, why, retryNanos));
  }

  @Override
  public void bug(Throwable bug) {
    guarded(() -> observer.bug(bug));
  }

  @Override
  public void failed(Throwable cause) {
    guarded(() -> observer.failed(cause));
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      bugs.run();
      say(failure);
    }
  }

  /** Whoever could not tell of a bug for want of memory may lack it for the log as well. */
  private void say(Throwable failure) {
    try {
      LOG.log(ERROR, "the observer of the server has failed", LoggableFailure.of(failure));
    } catch (Throwable alsoFailed) {
      bugs.run();
    }
  }
}
