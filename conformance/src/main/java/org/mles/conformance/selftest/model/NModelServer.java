package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
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
  private final ServerSocket listener;
  private final Map<String, NChannel> channels = new HashMap<>();

  /** All that there were: a rule may leave one open, and then the end of the server closes it. */
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private int accepted;

  /** Starts a server on a free port that follows {@code rules}. */
  public NModelServer(NRules rules, Settings settings) throws IOException {
    this.rules = rules;
    this.settings = settings;
    listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    ModelServer.daemon("model acceptor", this::accept);
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

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Link link = new Link(socket, accepted++, rules.slowReaderOctets(this));
        links.add(link);
        ModelServer.daemon("model connection", () -> serve(link));
      }
    } catch (IOException e) {
      System.getLogger(NModelServer.class.getName()).log(System.Logger.Level.DEBUG, "accept", e);
    }
  }

  private void serve(Link link) {
    NMembership membership = null;
    try {
      link.setDeadline(rules.deadlineMillis(this));
      membership = rules.enter(this, link);
      link.setDeadline(0);
      if (membership != null) {
        pass(link, membership);
      }
      rules.over(this, link, membership);
    } catch (IOException e) {
      rules.left(this, membership);
      link.closeNow();
    }
  }

  /** Passes on what comes until the stream ends. */
  private void pass(Link link, NMembership membership) throws IOException {
    byte @Nullable [] piece = next(link, membership);
    while (piece != null) {
      rules.said(this, link, membership, piece);
      piece = next(link, membership);
    }
  }

  private byte @Nullable [] next(Link link, NMembership membership) throws IOException {
    if (membership.frames()) {
      byte[] header = link.in().take(RawFrame.HEADER_OCTETS);
      if (header.length < RawFrame.HEADER_OCTETS) {
        return null;
      }
      byte[] body = link.in().take(RawFrame.parse(header).announced());
      byte[] frame = Arrays.copyOf(header, header.length + body.length);
      System.arraycopy(body, 0, frame, header.length, body.length);
      return frame;
    }
    byte[] chunk = rules.readChunk(this, link);
    return chunk.length == 0 ? null : chunk;
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the listener", e);
    }
    links.forEach(Link::closeNow);
  }
}
