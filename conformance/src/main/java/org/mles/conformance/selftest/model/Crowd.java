package org.mles.conformance.selftest.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limits;

/**
 * How many connections and channels a model server has at a time, one method per decision.
 *
 * <p>Thread: under the server's lock.
 */
public class Crowd {
  /** Says whether a connection that has just come may stay. */
  protected boolean mayStay(ModelServer server, Link link) {
    Limits limits = server.settings().limits();
    return isWithin(server.links().size(), limits.connections())
        && isWithin(unjoined(server, link), limits.unjoinedPerSource());
  }

  /** Returns how many connections from the address of {@code link} have not joined. */
  protected long unjoined(ModelServer server, Link link) {
    return server.links().stream()
        .filter(other -> other.room() == null)
        .filter(other -> other.remote().getAddress().equals(link.remote().getAddress()))
        .count();
  }

  /** Says whether one more channel may have members. */
  protected boolean mayOpen(ModelServer server) {
    long populated = server.rooms().stream().filter(room -> !room.members().isEmpty()).count();
    return isWithin(populated + 1, server.settings().limits().channels());
  }

  /** The last member of a channel has left. */
  protected void deserted(ModelServer server, Room room) {
    server.moveToEnd(room);
    forgetSome(server);
  }

  /** Forgets channels without members of which there are too many. */
  protected void forgetSome(ModelServer server) {
    List<Room> empty = server.rooms().stream().filter(room -> room.members().isEmpty()).toList();
    if (!isWithin(empty.size(), server.settings().limits().desertedChannels())) {
      server.forget(victim(empty));
    }
  }

  /** Returns the channel to forget, of some that are in the order in which they were left. */
  protected Room victim(List<Room> empty) {
    return empty.get(0);
  }

  private static boolean isWithin(long count, @Nullable Integer limit) {
    return limit == null || count <= limit;
  }
}
