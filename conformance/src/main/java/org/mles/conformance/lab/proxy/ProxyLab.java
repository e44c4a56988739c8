package org.mles.conformance.lab.proxy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.LinkedLauncher;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.ScriptedRoot;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsMessage;

/**
 * A proxy between pages of browsers and an upstream server of version 1, both played by the suite.
 *
 * <p>Thread: case.
 */
public final class ProxyLab implements Bench {
  private static final int STRAY_LINKS = 30;

  private final Scene scene;
  private final Settings settings;
  private final Segmentation segmentation;
  private final LinkedLauncher launcher;
  private final ScriptedRoot root;
  private final Lab outside;

  /** A connection to the upstream server, when it came, and its first frame. */
  record Opened(RawPeer link, long atNanos, RawFrame first) {}

  /** Starts an upstream server and a proxy for one case. */
  public ProxyLab(Scene scene, Settings settings, Segmentation plan, LinkedLauncher launcher) {
    this.scene = scene;
    this.settings = settings;
    this.segmentation = plan;
    this.launcher = launcher;
    root = scene.keep(new ScriptedRoot(scene.timers(), scene.transcript(), scene.monitor()));
    LinkedLauncher.Linked proxy = launcher.start(launcher.freePort(), root.address());
    outside = new Lab(scene, proxy.address(), settings, plan);
  }

  /** Returns the server behind the proxy. */
  public ScriptedRoot root() {
    return root;
  }

  public Scene scene() {
    return scene;
  }

  public Settings settings() {
    return settings;
  }

  /** Returns what browsers have of the proxy: its address, and limits that it was told. */
  public Lab outside() {
    return outside;
  }

  /** Returns the first wait before a lost connection is tried again. */
  public Duration firstWait() {
    return launcher.firstWait();
  }

  // Pages.

  /** Returns a page that has asked for nothing. */
  public Page visitor(String name) {
    return over(outside.connect(name, RawPeer.Stream.RAW));
  }

  /** Gives a page to a connection that is read raw, or not yet. */
  public Page over(RawPeer peer) {
    Upgrade request = Upgrade.of(outside.host(), scene.octets(16));
    return new Page(peer, new WsExpect(peer, scene.timers()), request);
  }

  /** Returns a page with an open WebSocket. */
  public Page page(String name) {
    return scene.control(
        () -> {
          Page page = visitor(name);
          page.upgrade();
          return page;
        });
  }

  /** Says whether pages come inside TLS. */
  public boolean isInsideTls() {
    return !settings.transport().text().isEmpty();
  }

  /** Returns the octets of the longest message that a page may send. Source: WSP-18. */
  public int mostBodyOctets() {
    return outside.limit(Limit.BODY_OCTETS);
  }

  // Lanes.

  /** Opens a page and a fresh channel of it, which is proven to be carried both ways. */
  public Lane lane(String name) {
    return lane(page(name));
  }

  /** Opens a fresh channel of a page, which is proven to be carried both ways. */
  public Lane lane(Page page) {
    return lane(page, scene.unique("room"));
  }

  /** Opens a channel of a page, which is proven to be carried both ways. */
  public Lane lane(Page page, String channel) {
    return scene.control(
        () -> {
          Lane lane = opened(page, channel).proven();
          scene.served();
          return lane;
        });
  }

  /** Opens a channel of a page, over which nothing has come yet. */
  public Lane opened(Page page, String channel) {
    return Lane.open(this, page, scene.unique("uid"), channel);
  }

  /** Takes the connection that opened with a message which a page has said as the first of all. */
  public Lane openedBy(Page page, String uid, String channel, WsMessage first) {
    return Lane.openedBy(this, page, uid, channel, first);
  }

  /** Waits for a connection that opens with a body. */
  Opened awaitOpened(byte[] body) {
    ScriptedRoot.Accepted accepted = root.awaitLink();
    RawPeer link = scene.keep(accepted.link()).segmented(segmentation);
    RawFrame first = link.expect().anyFrame();
    if (!Arrays.equals(first.body(), body)) {
      throw new ConformanceFailure(
          String.format(
              Locale.ROOT,
              "%s expected the first message of its channel, %s; saw %s",
              link.name(),
              WsMessage.binary(body),
              first),
          "frame from subject");
    }
    return new Opened(link, accepted.atNanos(), first);
  }

  /** Waits for the next connection to the upstream server. */
  public RawPeer link() {
    return scene.keep(root.awaitLink().link()).segmented(segmentation);
  }

  /**
   * Has a page say the first message of a channel; returns its connection, which nobody reads until
   * it is told to.
   */
  public RawPeer unreadLink(Page page, WsMessage first) {
    root.stall(true);
    page.say(first);
    RawPeer link = scene.control(this::link);
    root.stall(false);
    return link;
  }

  /** Does something beside the case that may have to wait for the proxy. */
  public Thread beside(Runnable task) {
    Thread thread = Daemons.thread("beside a proxy case", task);
    thread.start();
    return thread;
  }

  /** Says that {@code condition} is what the clause asks for. */
  public void check(boolean condition, String expectation) {
    outside.check(condition, expectation);
  }

  /** Proves that a newcomer is served; older channels may still be on their way back. */
  @Override
  public void verifyStillServing() {
    try {
      Page page = visitor("afterwards");
      page.upgrade();
      WsMessage first =
          page.say(Lane.message("afterwards", scene.unique("room"), "hello afterwards"));
      RawPeer link = linkOf(first);
      WsMessage answer = Lane.message("far-away", "room", "answer");
      link.send(Lane.frame(answer));
      page.ws().message(answer);
    } catch (ConformanceFailure e) {
      throw e.afterwards();
    }
  }

  private RawPeer linkOf(WsMessage first) {
    for (int i = 0; i < STRAY_LINKS; i++) {
      RawPeer link = link();
      RawFrame frame = link.expect().frameOrClosed();
      if (frame != null && Arrays.equals(frame.body(), first.payload())) {
        return link;
      }
    }
    throw new ConformanceFailure("expected a link for " + first + "; saw others", "wait timer");
  }
}
