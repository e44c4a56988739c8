package org.mles.server;

import static java.lang.System.Logger.Level.ERROR;

import java.net.SocketAddress;
import org.mles.rule.Refusal;
import org.mles.session.Join;

/**
 * Keeps an observer's exceptions away from the server: each is logged and counted as a bug, and the
 * connection that it was told of is served on. Thread: loop.
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
  public void bug(Throwable bug) {
    guarded(() -> observer.bug(bug));
  }

  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      bugs.run();
      LOG.log(ERROR, "the observer of the server has failed", e);
    }
  }
}
