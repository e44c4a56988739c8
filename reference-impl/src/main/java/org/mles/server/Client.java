package org.mles.server;

import org.mles.net.Connection;

/** One client of the server: a visitor, or a member once it has joined. Thread: its loop. */
interface Client extends Connection.Handler {
  /** Time for a sign of life has come. */
  default void tick() {}

  /** Ends it; what is queued for it still goes out, for a bounded time. */
  void leave();
}
