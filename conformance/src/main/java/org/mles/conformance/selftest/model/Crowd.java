package org.mles.conformance.selftest.model;

import java.util.List;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;

/**
 * How many connections and channels a model server has at a time, one method per decision.
 *
 * <p>Thread: under the server's lock.
 */
public class Crowd {
  /** Says whether a connection that has just come may stay. */
  protected boolean mayStay(ModelServer server, Connection connection) {
    Settings settings = server.settings();
    return server.connections().size() <= settings.inForce(Limit.CONNECTIONS)
        && unjoined(server, connection) <= settings.inForce(Limit.UNJOINED_PER_SOURCE);
  }

  /** Returns how many connections from the address of {@code connection} have not joined. */
  protected long unjoined(ModelServer server, Connection connection) {
    return server.connections().stream()
        .filter(other -> other.channel() == null)
        .filter(other -> other.remote().getAddress().equals(connection.remote().getAddress()))
        .count();
  }

  /** Says whether one more channel may have members. */
  protected boolean mayOpen(ModelServer server) {
    long populated =
        server.channels().stream().filter(channel -> !channel.members().isEmpty()).count();
    return populated + 1 <= server.settings().inForce(Limit.CHANNELS);
  }

  /** The last member of a channel has left. */
  protected void deserted(ModelServer server, Channel channel) {
    server.moveToEnd(channel);
    forgetSome(server);
  }

  /** Forgets channels without members of which there are too many. */
  protected void forgetSome(ModelServer server) {
    List<Channel> empty =
        server.channels().stream().filter(channel -> channel.members().isEmpty()).toList();
    if (empty.size() > server.settings().inForce(Limit.DESERTED_CHANNELS)) {
      server.forget(victim(empty));
    }
  }

  /** Returns the channel to forget, of some that are in the order in which they were left. */
  protected Channel victim(List<Channel> empty) {
    return empty.get(0);
  }
}
