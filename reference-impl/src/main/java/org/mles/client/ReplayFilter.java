package org.mles.client;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.LongSupplier;
import org.mles.frame.v1.V1Header;
import org.mles.hash.SipHash24;

/**
 * Recognises the history that a server replays after a reconnect; the rule stands at {@link
 * Reconnect}.
 *
 * <p>Frames are remembered as 64-bit SipHash values under a random secret, so nobody outside can
 * make two frames collide; by accident it happens once in 2^64 pairs. Thread: any.
 */
final class ReplayFilter {
  private final SeenWindow received;
  private final SeenWindow sent;
  private final long replayNanos;
  private final LongSupplier nanoClock;
  private final long k0;
  private final long k1;
  private final boolean enabled;
  private Map<Long, Integer> expected = Map.of();
  private Map<Long, Integer> expectedOwn = Map.of();
  private long joinedNanos;

  ReplayFilter(Reconnect plan, LongSupplier nanoClock) {
    int frames = plan.attempts() == 0 ? 0 : plan.replayFrames();
    received = new SeenWindow(frames);
    sent = new SeenWindow(frames);
    replayNanos = plan.replayTime().toNanos();
    this.nanoClock = nanoClock;
    SecureRandom random = new SecureRandom();
    k0 = random.nextLong();
    k1 = random.nextLong();
    enabled = frames > 0;
  }

  /** Notes that a new connection is about to join: all that was seen so far may come again. */
  synchronized void joining() {
    expected = received.counts();
    expectedOwn = sent.counts();
    joinedNanos = nanoClock.getAsLong();
  }

  /** Notes a frame that this client is about to send. */
  synchronized void sending(byte[] frame) {
    if (enabled) {
      sent.add(new SipHash24(k0, k1).update(frame).finish());
    }
  }

  /** Notes a message, text or not, that this client is about to send. */
  synchronized void sending(boolean text, byte[] message) {
    if (enabled) {
      sent.add(digest(text, message));
    }
  }

  /** Notes that a message nobody has seen was delivered: in channel order, the replay is over. */
  synchronized void newsDelivered() {
    expected = Map.of();
  }

  /** Tells whether a frame is a replay, and remembers it if it is not. */
  boolean isReplay(WholeFrame frame) {
    return enabled && isReplay(digest(frame));
  }

  /** Tells whether a message, text or not, is a replay, and remembers it if it is not. */
  boolean isReplay(boolean text, byte[] message) {
    return enabled && isReplay(digest(text, message));
  }

  private synchronized boolean isReplay(long digest) {
    if (SeenWindow.takeOne(expectedOwn, digest)) {
      return true;
    }
    if (nanoClock.getAsLong() - joinedNanos <= replayNanos
        && SeenWindow.takeOne(expected, digest)) {
      return true;
    }
    received.add(digest);
    return false;
  }

  private long digest(boolean text, byte[] message) {
    return new SipHash24(k0, k1).update(text ? 1 : 0).update(message).finish();
  }

  private long digest(WholeFrame frame) {
    ByteBuffer header = ByteBuffer.allocate(V1Header.OCTETS);
    frame.header().encode(header);
    return new SipHash24(k0, k1).update(header.array()).update(frame.body()).finish();
  }
}
