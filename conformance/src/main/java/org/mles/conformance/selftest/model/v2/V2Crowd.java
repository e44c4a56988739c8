package org.mles.conformance.selftest.model.v2;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;

/**
 * Who is connected to a model of version 2, and which channels nobody is in. Thread: under the
 * server's lock, but for {@link #all}.
 */
final class V2Crowd {
  private final V2ModelServer server;
  private final Set<V2Session> sessions = ConcurrentHashMap.newKeySet();

  /** In the order in which they were left. */
  private final Set<V2Channel> deserted = new LinkedHashSet<>();

  V2Crowd(V2ModelServer server) {
    this.server = server;
  }

  /** Returns all who are connected, joined or not. */
  Set<V2Session> all() {
    return sessions;
  }

  /** Takes one in, if there is a place. */
  boolean admits(V2Session session) {
    sessions.add(session);
    Settings settings = server.settings();
    boolean placed =
        sessions.size() <= settings.inForce(Limit.CONNECTIONS)
            && unjoined(session) <= settings.inForce(Limit.UNJOINED_PER_SOURCE);
    if (!placed) {
      sessions.remove(session);
    }
    return placed;
  }

  private long unjoined(V2Session session) {
    return sessions.stream()
        .filter(other -> !other.hasJoined())
        .filter(other -> other.source().equals(session.source()))
        .count();
  }

  /** Forgets one who has gone. */
  void gone(V2Session session) {
    sessions.remove(session);
  }

  /** Says whether a channel may have members. */
  boolean mayHaveMembers(V2Channel channel) {
    long populated =
        server.channels().stream()
            .filter(other -> other != channel && !other.members().isEmpty())
            .count();
    return populated + 1 <= server.settings().inForce(Limit.CHANNELS);
  }

  /** Somebody is in a channel. */
  void populated(V2Channel channel) {
    deserted.remove(channel);
  }

  /** The last one has left a channel. */
  void deserted(V2Channel channel) {
    deserted.add(channel);
    if (deserted.size() > server.settings().inForce(Limit.DESERTED_CHANNELS)) {
      V2Channel first = deserted.iterator().next();
      deserted.remove(first);
      server.forget(first);
    }
  }
}
