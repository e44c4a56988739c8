package org.mles.conformance.cases.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.peer.PeerLab;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.wire.RawFrame;

/** Servers whose upstream is, at the end, themselves. */
@Chapter(value = "ring", kind = Kind.PEER)
final class RingCases {
  /** Long enough for links that were refused at first to be tried in another name. */
  private static final int WAITS = 4;

  private static final int LEAST_ROUNDS = 3;

  @Case(
      id = "ring.two.shared",
      clause = "PEER-15",
      title = "In a ring of two servers each frame reaches each client once",
      kills = "peer-recognises-nothing",
      setup = Setup.SHARED_KEY)
  void twoShared(PeerLab lab) {
    eachOnce(lab, 2);
  }

  @Case(
      id = "ring.three.shared",
      clause = "PEER-15",
      title = "In a ring of three servers each frame reaches each client once",
      kills = "peer-recognises-nothing",
      setup = Setup.SHARED_KEY)
  void threeShared(PeerLab lab) {
    eachOnce(lab, 3);
  }

  @Case(
      id = "ring.two.endpoint",
      clause = "PEER-16",
      title = "In endpoint mode a ring of two servers multiplies no frame",
      kills = "peer-recognises-nothing",
      setup = Setup.ENDPOINT)
  void twoEndpoint(PeerLab lab) {
    eachOnce(lab, 2);
  }

  @Case(
      id = "ring.three.address-key",
      clause = "PEER-16",
      title = "With an address key a ring of three servers multiplies no frame",
      kills = "peer-recognises-nothing",
      setup = Setup.ADDRESS_KEY)
  void threeAddressKey(PeerLab lab) {
    eachOnce(lab, 3);
  }

  /** Joins a client at each server in the same moment, so that the ring closes, and talks. */
  private static void eachOnce(PeerLab lab, int servers) {
    String channel = lab.locals().channel();
    List<Ear> ears = new ArrayList<>();
    for (Lab server : ring(lab, servers)) {
      ears.add(new Ear(lab, server.member("client " + (ears.size() + 1), channel)));
    }
    ears.forEach(ear -> ear.member.peer().send(ear.member.joinFrame()));
    long until = System.nanoTime() + WAITS * lab.firstWait().toNanos();
    for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < until; round++) {
      String message = "round " + round;
      List<RawFrame> said = ears.stream().map(ear -> ear.member.say(message)).toList();
      ears.forEach(ear -> ear.hearsAll(said));
    }
  }

  private static List<Lab> ring(PeerLab lab, int servers) {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      ports.add(lab.freePort());
    }
    List<Lab> ring = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      int above = ports.get((i + 1) % servers);
      ring.add(
          lab.ofInstances()
              .start(ports.get(i), new InetSocketAddress(InetAddress.getLoopbackAddress(), above)));
    }
    return ring;
  }

  /** A client that keeps count of what it hears. */
  private static final class Ear {
    private final PeerLab lab;
    private final Member member;
    private final Set<RawFrame> heard = new HashSet<>();

    Ear(PeerLab lab, Member member) {
      this.lab = lab;
      this.member = member;
      heard.add(member.joinFrame());
    }

    /** Waits for all of {@code said} but its own, and for nothing twice. */
    void hearsAll(List<RawFrame> said) {
      Set<RawFrame> missing = new HashSet<>(said);
      missing.removeAll(heard);
      missing.removeIf(frame -> frame.key() == member.key());
      heard.addAll(said.stream().filter(frame -> frame.key() == member.key()).toList());
      while (!missing.isEmpty()) {
        RawFrame frame = member.expect().anyFrame();
        if (!heard.add(frame)) {
          throw new ConformanceFailure(
              member.peer().name()
                  + " expected each frame once; saw again "
                  + lab.scene().transcript().describe(frame),
              "frame from subject");
        }
        missing.remove(frame);
      }
    }
  }
}
