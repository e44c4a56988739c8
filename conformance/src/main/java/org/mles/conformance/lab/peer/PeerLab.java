package org.mles.conformance.lab.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.lab.LinkedLauncher;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.ScriptedRoot;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.ResyncReader;
import org.mles.conformance.wire.Segmentation;

/**
 * A peer server between its local clients, whom the {@link #locals} are, and the root, which the
 * suite plays.
 *
 * <p>Thread: case.
 */
public final class PeerLab implements Bench, Callings {
  private final Scene scene;
  private final Settings settings;
  private final Segmentation segmentation;
  private final LinkedLauncher launcher;
  private final ScriptedRoot root;
  private final Lab locals;

  /** Starts a root and a peer server for one case. */
  public PeerLab(Scene scene, Settings settings, Segmentation plan, LinkedLauncher launcher) {
    this.scene = scene;
    this.settings = settings;
    this.segmentation = plan;
    this.launcher = launcher;
    root = freshRoot();
    root.answer(settings.links());
    locals = start(launcher.freePort(), root.address());
  }

  private ScriptedRoot freshRoot() {
    return scene.keep(new ScriptedRoot(scene.timers(), scene.transcript(), scene.monitor()));
  }

  /** Returns what the clients of the peer server use. */
  public Lab locals() {
    return locals;
  }

  /** Returns the server above the peer server. */
  public ScriptedRoot root() {
    return root;
  }

  @Override
  public Scene scene() {
    return scene;
  }

  /** Returns the first wait before a lost link is tried again. */
  public Duration firstWait() {
    return launcher.firstWait();
  }

  public Segmentation segmentation() {
    return segmentation;
  }

  public int freePort() {
    return launcher.freePort();
  }

  /** Returns the lab if an instance may be the upstream of another, which calls it plain then. */
  public PeerLab ofInstances() {
    if (settings.links() != Transport.PLAIN) {
      throw new NotApplicable("needs links without TLS: its own instances are called there");
    }
    return this;
  }

  /** Starts one more instance of the subject and returns what its clients use. */
  public Lab start(int port, InetSocketAddress upstream) {
    return clientsOf(launcher.start(port, upstream));
  }

  private Lab clientsOf(LinkedLauncher.Linked instance) {
    return new Lab(scene, instance.address(), settings, segmentation);
  }

  /** Opens a fresh channel with one local client whose join has opened the link. */
  public LinkedChannel linked() {
    LinkedChannel linked = scene.control(() -> LinkedChannel.open(this));
    scene.served();
    return linked;
  }

  /** An instance of its own calls, so that nobody else does who was refused before. */
  @Override
  public LinkCalling calls(Transport carrier) {
    return called(carrier, RawPeer.Stream.RAW);
  }

  @Override
  public LinkCalling comes(Transport carrier) {
    return scene.control(
        () -> {
          LinkCalling calling = called(carrier, RawPeer.Stream.FRAMES).joined();
          scene.served();
          return calling;
        });
  }

  private LinkCalling called(Transport carrier, RawPeer.Stream stream) {
    ScriptedRoot above = freshRoot();
    above.answer(settings.links());
    above.answerNext(carrier, stream);
    LinkedLauncher.Linked instance = launcher.start(freePort(), above.address());
    Lab below = clientsOf(instance);
    Member first = below.member("first", below.channel());
    first.peer().send(first.joinFrame());
    RawPeer link = scene.keep(above.awaitLink().link());
    return new LinkCalling(below, first, link, new LinkWords(scene, instance, first));
  }

  /** Says whether the subject authenticates clients by their address. */
  public boolean usesEndpoint() {
    String shared = settings.sharedKey();
    return shared == null || shared.isEmpty();
  }

  /** Returns the key with which a link has to join in the name of {@code member}. */
  public long keyOver(RawPeer link, Member member) {
    if (!usesEndpoint()) {
      return member.key();
    }
    String endpoint = JoinKey.endpoint(link.remote());
    String addressKey = settings.addressKey();
    return addressKey == null || addressKey.isEmpty()
        ? JoinKey.of(endpoint, member.uid(), member.channel())
        : JoinKey.of(endpoint, addressKey, member.uid(), member.channel());
  }

  /**
   * Returns the items of a frame that must be a resync, whole frames all of them.
   *
   * @throws ConformanceFailure if it is anything else
   */
  public List<RawFrame> items(RawFrame frame) {
    List<byte[]> encoded = ResyncReader.items(frame.body());
    if (encoded == null) {
      throw new ConformanceFailure(
          "expected a resync; saw " + scene.transcript().describe(frame), "frame from subject");
    }
    List<RawFrame> items = new ArrayList<>();
    for (byte[] octets : encoded) {
      locals.check(octets.length > RawFrame.HEADER_OCTETS, "whole frames as items; one is short");
      RawFrame item = RawFrame.parse(octets);
      boolean whole = item.type() == RawFrame.TYPE && item.announced() == item.body().length;
      locals.check(whole, "whole frames as items; saw " + scene.transcript().describe(item));
      items.add(item);
    }
    return items;
  }

  /** Proves that clients of the peer server still reach each other. */
  @Override
  public void verifyStillServing() {
    try {
      locals.room().verifyStillServing();
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }
}
