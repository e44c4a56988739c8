package org.mles.conformance.lab;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.probe.Transport;

/**
 * What one case owns whatever its subject: timers, wire log, seeded payloads, names and sockets.
 *
 * <p>Thread: case; {@link #abort} from any.
 */
public final class Scene implements AutoCloseable {
  private static final String RUN =
      Long.toHexString(new SecureRandom().nextLong() | Long.MIN_VALUE);
  private static final AtomicLong NAMES = new AtomicLong();

  private final Timers timers;
  private final SplittableRandom random;
  private final Transcript transcript = new Transcript();
  private final Object monitor = new Object();
  private final List<AutoCloseable> owned = new ArrayList<>();
  private boolean judging;
  private boolean served;
  private boolean aborted;

  /**
   * Sets the scene.
   *
   * @param seed of everything random in the case
   */
  public Scene(Timers timers, long seed) {
    this.timers = timers;
    this.random = new SplittableRandom(seed);
  }

  /** Returns the timers in force. */
  public Timers timers() {
    return timers;
  }

  /** Returns the case's random numbers. */
  public SplittableRandom random() {
    return random;
  }

  /** Returns the wire log. */
  public Transcript transcript() {
    return transcript;
  }

  public Object monitor() {
    return monitor;
  }

  /**
   * Returns {@code stem} with a tail that no other case and no other run has, so that they can
   * share a subject that remembers. Tails are not of the seed: a repeated run must not meet its own
   * past.
   */
  public String unique(String stem) {
    return stem + "-" + RUN + Long.toHexString(NAMES.incrementAndGet() | 0x10_0000);
  }

  /** Returns random octets. */
  public byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  /** Connects, and goes inside of what carries the octets. */
  public RawPeer connect(
      String name, InetSocketAddress address, Transport transport, RawPeer.Stream stream) {
    // Kept before a handshake, which may take as long as the subject likes.
    RawPeer peer = keep(RawPeer.connect(name, address, timers, transcript, monitor));
    return peer.enter(transport, address, stream);
  }

  /** Takes over a connection that the subject opened, and goes inside of what carries it. */
  public RawPeer adopt(String name, Socket socket, Transport transport, RawPeer.Stream stream) {
    // Kept before a handshake, which may take as long as the subject likes.
    RawPeer peer = keep(RawPeer.accepted(name, socket, timers, transcript, monitor));
    return peer.enter(transport, peer.local(), stream);
  }

  /** Ends {@code thing} with the case, or at once if the case was aborted. */
  public synchronized <T extends AutoCloseable> T keep(T thing) {
    owned.add(thing);
    if (aborted) {
      close();
    }
    return thing;
  }

  /** Runs a part of a case that must hold before the clause can be judged. */
  public <T> T control(Supplier<T> part) {
    try {
      return part.get();
    } catch (ConformanceFailure e) {
      throw judging ? e : e.inControl();
    }
  }

  /** Makes everything from here on the clause itself: there is nothing simpler to control. */
  public void judgeFromHere() {
    judging = true;
  }

  /** Says that an honest client is served, whatever the case comes to. */
  public synchronized void served() {
    served = true;
  }

  /** Says whether an honest client was served. */
  public synchronized boolean isServed() {
    return served;
  }

  /** Ends every connection, so that a case that hangs comes back with a failure. */
  public synchronized void abort() {
    aborted = true;
    close();
  }

  /** Says whether the case was cut off. */
  public synchronized boolean isAborted() {
    return aborted;
  }

  @Override
  public synchronized void close() {
    // The newest first: a client that sees its connection end is soon gone by itself.
    for (int i = owned.size() - 1; i >= 0; i--) {
      end(owned.get(i));
    }
    owned.clear();
  }

  private static void end(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot end " + thing, e);
    }
  }
}
