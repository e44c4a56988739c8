package org.mles.server;

import java.util.Comparator;
import java.util.Set;

/**
 * Bounds the octets of frames that have not arrived whole, over all connections of a loop: over the
 * bound the connection that holds most of them is closed, so that small frames always pass.
 *
 * <p>Thread: loop. Source: V1-LIM-12.
 */
final class PendingFrames {
  private final long limitOctets;
  private final Set<Member> members;
  private long octets;

  /** Watches {@code members}, whose number changes. */
  PendingFrames(long limitOctets, Set<Member> members) {
    this.limitOctets = limitOctets;
    this.members = members;
  }

  /** Takes note that a connection holds more octets now, or fewer. */
  void changedBy(int octets) {
    this.octets += octets;
    if (octets > 0 && this.octets > limitOctets) {
      members.stream()
          .max(Comparator.comparingInt(Member::pendingOctets))
          .ifPresent(Member::refusePending);
    }
  }
}
