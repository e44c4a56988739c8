package org.mles.conformance.selftest.model.n;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Door;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;

/**
 * A server of the N draft with one thread per connection whose decisions are asked of {@link
 * NRules}. Of version 1 it knows just enough to be told apart. Draft.
 *
 * <p>Thread: any; membership, histories and fan-out happen under this object's lock.
 */
public final class NModelServer implements Subject.Running {
  private final NRules rules;
  private final Settings settings;
  private final Door door;
  private final Map<String, NChannel> channels = new HashMap<>();

  /** Makes it a subject. */
  public static ModelSubject subject(String name, Supplier<NRules> rules, Settings declared) {
    return new ModelSubject(
        "model server of the N draft " + name,
        declared.withProtocol(Protocol.N_DRAFT),
        wanted -> new NModelServer(rules.get(), wanted));
  }

  /** Starts a server on a free port that follows {@code rules}. */
  public NModelServer(NRules rules, Settings settings) throws IOException {
    this.rules = rules;
    this.settings = settings;
    door = new Door(InetAddress.getLoopbackAddress(), 0);
    door.open(
        () -> rules.slowReaderOctets(this),
        connection -> Daemons.run("model connection", () -> serve(connection)));
  }

  /** Returns how the server is configured. */
  public Settings settings() {
    return settings;
  }

  /** Returns the channel of that name; makes it if there is none. */
  public synchronized NChannel channel(String name) {
    return channels.computeIfAbsent(name, unused -> new NChannel());
  }

  /** Returns all channels. */
  public synchronized Collection<NChannel> channels() {
    return List.copyOf(channels.values());
  }

  private void serve(Connection connection) {
    NMembership membership = null;
    try {
      connection.setDeadline(rules.deadlineMillis(this));
      membership = rules.enter(this, connection);
      connection.setDeadline(0);
      if (membership != null) {
        pass(connection, membership);
      }
      rules.over(this, connection, membership);
    } catch (IOException e) {
      rules.left(this, membership);
      connection.closeNow();
    }
  }

  /** Passes on what comes until the stream ends. */
  private void pass(Connection connection, NMembership membership) throws IOException {
    byte @Nullable [] piece = next(connection, membership);
    while (piece != null) {
      rules.said(this, connection, membership, piece);
      piece = next(connection, membership);
    }
  }

  private byte @Nullable [] next(Connection connection, NMembership membership) throws IOException {
    if (membership.frames()) {
      byte[] header = connection.in().take(RawFrame.HEADER_OCTETS);
      if (header.length < RawFrame.HEADER_OCTETS) {
        return null;
      }
      byte[] body = connection.in().take(RawFrame.parse(header).announced());
      byte[] frame = Arrays.copyOf(header, header.length + body.length);
      System.arraycopy(body, 0, frame, header.length, body.length);
      return frame;
    }
    byte[] chunk = rules.readChunk(this, connection);
    return chunk.length == 0 ? null : chunk;
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port());
  }

  @Override
  public void close() {
    door.close();
  }
}
