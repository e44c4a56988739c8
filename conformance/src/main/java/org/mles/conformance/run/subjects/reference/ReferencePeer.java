package org.mles.conformance.run.subjects.reference;

import java.net.InetSocketAddress;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.PeerSubject;
import org.mles.peer.UpstreamConfig;

/** The reference server as a peer server in this process. Thread: any. */
public final class ReferencePeer implements PeerSubject {
  /** How many times the longest wait is the first one. */
  private static final int MOST = 120;

  private final Settings declared;

  /** Takes the keys and limits to start it with. */
  public ReferencePeer(Settings declared) {
    this.declared = declared;
  }

  @Override
  public String description() {
    return "embedded reference server as a peer";
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    UpstreamConfig peer =
        new UpstreamConfig(
            upstream,
            null,
            firstWait(),
            firstWait().multipliedBy(MOST),
            System.nanoTime(),
            ReferenceTrust.of(wanted.links()));
    return ReferenceSubject.start(
        wanted, ReferenceSubject.config(wanted).withPort(port).withPeer(peer));
  }
}
