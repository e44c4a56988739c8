package org.mles.conformance.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.port.HeldPort;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;

/**
 * The upstream server of a subject, played by the suite: it accepts links and says nothing by
 * itself. Each link is a {@link RawPeer}, so the case reads its first frame, answers, or ends it as
 * it likes; the root can vanish and come back on the same port, which nobody else gets meanwhile:
 * the system gives free ports to whoever calls out, be it the peer that tries to reach the root.
 *
 * <p>Thread: case, and one that accepts.
 */
public final class ScriptedRoot implements AutoCloseable {
  /** A link that the root accepted, and when. */
  public record Accepted(RawPeer link, long atNanos) {}

  private static final int BACKLOG = 200;

  private final String name;
  private final RawPeer.Stream usual;
  private final Timers timers;
  private final Transcript transcript;
  private final Object monitor;
  private final HeldPort port = new HeldPort();
  private final Queue<Accepted> waiting = new ArrayDeque<>();
  private final Set<RawPeer> shaking = new HashSet<>();
  private @Nullable ServerSocket listener;
  private int links;
  private int accepting;
  private Transport usually = Transport.PLAIN;
  private @Nullable Transport next;
  private RawPeer.@Nullable Stream nextStream;
  private boolean refusing;
  private boolean stalling;

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param monitor shared by the peers of a case, see {@link LiveArrivals}
   */
  public ScriptedRoot(Timers timers, Transcript transcript, Object monitor) {
    this("root", RawPeer.Stream.FRAMES, timers, transcript, monitor);
  }

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param name what messages call it
   * @param usual how links are read unless they stall
   * @param monitor shared by the peers of a case, see {@link LiveArrivals}
   */
  public ScriptedRoot(
      String name, RawPeer.Stream usual, Timers timers, Transcript transcript, Object monitor) {
    this.name = name;
    this.usual = usual;
    this.timers = timers;
    this.transcript = transcript;
    this.monitor = monitor;
    listen();
  }

  /** Returns where it listens, or listened before it vanished. */
  public InetSocketAddress address() {
    return port.address();
  }

  /**
   * Waits for the next link.
   *
   * @throws ConformanceFailure if none comes in time
   */
  public Accepted awaitLink() {
    Patience patience = new Patience(timers.patience());
    synchronized (monitor) {
      while (waiting.isEmpty()) {
        if (!LiveArrivals.await(monitor, patience)) {
          throw new ConformanceFailure(
              "the " + name + " expected a link; there was " + patience.spent(), "wait timer");
        }
      }
      return waiting.remove();
    }
  }

  /** Answers each link by this. */
  public void answer(Transport carrier) {
    synchronized (monitor) {
      usually = carrier;
    }
  }

  /** Answers the next link by this, and reads it so; those behind it are as usual. */
  public void answerNext(Transport carrier, RawPeer.Stream stream) {
    synchronized (monitor) {
      next = carrier;
      nextStream = stream;
    }
  }

  /** Closes each link as soon as it is accepted, or no longer; each still counts as a link. */
  public void refuse(boolean from) {
    synchronized (monitor) {
      refusing = from;
    }
  }

  /** Reads nothing of links that come from now on, until it is told to; or reads them again. */
  public void stall(boolean from) {
    synchronized (monitor) {
      stalling = from;
    }
  }

  /** Says whether a link waits that was not asked for. */
  public boolean hasLink() {
    synchronized (monitor) {
      return !waiting.isEmpty();
    }
  }

  /** Ends and forgets the links that wait for somebody to ask for them. */
  public void forgetLinks() {
    synchronized (monitor) {
      waiting.forEach(accepted -> accepted.link().close());
      waiting.clear();
    }
  }

  /** Stops listening, so that attempts are refused; links that were accepted go on. */
  public void vanish() {
    synchronized (monitor) {
      transcript.note(name, "vanishes");
      end(listener);
      listener = null;
    }
    awaitPort();
  }

  /** Listens again on the same port. */
  public void comeBack() {
    transcript.note(name, "comes back");
    listen();
  }

  @Override
  public void close() {
    synchronized (monitor) {
      end(listener);
      listener = null;
      waiting.forEach(accepted -> accepted.link().close());
      shaking.forEach(RawPeer::close);
    }
    port.close();
  }

  /**
   * Waits until whoever accepted there has learnt that the listener was closed: so long the system
   * goes on to greet who calls.
   */
  private void awaitPort() {
    Patience patience = new Patience(timers.patience());
    synchronized (monitor) {
      while (accepting > 0 && LiveArrivals.await(monitor, patience)) {
        // Each end of one who accepts is told.
      }
    }
    port.awaitSilence(patience);
  }

  private void listen() {
    try {
      ServerSocket fresh = port.listen(BACKLOG);
      synchronized (monitor) {
        listener = fresh;
        accepting++;
      }
      Daemons.run("root", () -> accept(fresh));
    } catch (IOException e) {
      throw new IllegalStateException("the root cannot listen on " + address(), e);
    }
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket socket = from.accept();
        long at = System.nanoTime();
        socket.setTcpNoDelay(true);
        greet(from, socket, at);
      }
    } catch (IOException e) {
      transcript.note(name, "accepts no more: " + e.getMessage());
    } finally {
      synchronized (monitor) {
        accepting--;
        monitor.notifyAll();
      }
    }
  }

  private void greet(ServerSocket from, Socket socket, long at) {
    synchronized (monitor) {
      String called = (name.equals("root") ? "link " : name + ", link ") + ++links;
      RawPeer link = RawPeer.accepted(called, socket, timers, transcript, monitor);
      Transport carrier = next == null ? usually : next;
      RawPeer.Stream asked = nextStream == null ? usual : nextStream;
      RawPeer.Stream stream = stalling ? RawPeer.Stream.UNREAD : asked;
      next = null;
      nextStream = null;
      if (carrier == Transport.PLAIN) {
        take(from, link.enter(carrier, link.local(), stream), at);
      } else {
        // A handshake takes its time, and others come meanwhile.
        shaking.add(link);
        Daemons.run("handshake of " + called, () -> shakeHands(from, link, carrier, stream, at));
      }
    }
  }

  private void shakeHands(
      ServerSocket from, RawPeer link, Transport carrier, RawPeer.Stream stream, long at) {
    RawPeer inside = link.enter(carrier, link.local(), stream);
    synchronized (monitor) {
      shaking.remove(link);
      take(from, inside, at);
    }
  }

  /** Hands over a link. Guarded by the monitor. */
  private void take(ServerSocket from, RawPeer link, long at) {
    boolean vanished = listener != from;
    if (refusing || vanished) {
      link.close();
    }
    if (!vanished) {
      waiting.add(new Accepted(link, at));
    }
    monitor.notifyAll();
  }

  private static void end(@Nullable Closeable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the root cannot give up its port", e);
    }
  }
}
