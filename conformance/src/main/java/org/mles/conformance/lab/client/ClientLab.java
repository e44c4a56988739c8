package org.mles.conformance.lab.client;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Callings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.V2First;

/**
 * Everything a client case may use: the suite plays the server, and the client is a {@link Guest}.
 *
 * <p>Thread: case.
 */
public final class ClientLab implements Bench, Callings {
  private final Scene scene;
  private final Settings settings;
  private final Segmentation segmentation;
  private final ClientTraits traits;
  private final ClientLauncher launcher;
  private final List<Caller> guests = new ArrayList<>();

  /** Opens the lab for one case. */
  public ClientLab(
      Scene scene,
      Settings settings,
      Segmentation plan,
      ClientTraits traits,
      ClientLauncher launcher) {
    this.scene = scene;
    this.settings = settings;
    this.segmentation = plan;
    this.traits = traits;
    this.launcher = launcher;
  }

  @Override
  public Scene scene() {
    return scene;
  }

  public Settings settings() {
    return settings;
  }

  public ClientTraits traits() {
    return traits;
  }

  /** Returns the lab if the client listens; otherwise the case is not applicable. */
  public ClientLab listening() {
    return having(traits.listens(), "listens");
  }

  /** Returns the lab if the client publishes; otherwise the case is not applicable. */
  public ClientLab publishing() {
    return having(traits.publishes(), "publishes");
  }

  /** Returns the lab if the client takes any octets; otherwise the case is not applicable. */
  public ClientLab anyOctets() {
    return having(traits.form() == LineForm.HEX, "takes lines of hexadecimal digits");
  }

  private ClientLab having(boolean trait, String what) {
    if (!trait) {
      throw new NotApplicable(
          "needs a client that " + what + ", which this one is declared not to");
    }
    return this;
  }

  /** Starts a client and takes its join, which must be right. */
  public Guest guest() {
    return guest(scene.unique("guest"), scene.unique("room"));
  }

  /** Starts a client with these names and takes its join, which must be right. */
  public Guest guest(String uid, String channel) {
    return scene.control(
        () -> {
          Guest guest = visitor(uid, channel);
          guest.joins();
          scene.served();
          return guest;
        });
  }

  /** Starts a client and waits until it has connected; its first frame is not looked at. */
  public Guest visitor() {
    return visitor(scene.unique("guest"), scene.unique("room"));
  }

  /** Starts a client with these names and waits until it has connected. */
  public Guest visitor(String uid, String channel) {
    return visitor(uid, channel, settings.transport(), RawPeer.Stream.FRAMES);
  }

  private Guest visitor(String uid, String channel, Transport carrier, RawPeer.Stream stream) {
    Door door = scene.keep(Door.at(settings.bind().reached()));
    Guest guest = new Guest(this, launch(door, uid, channel), uid, channel);
    guest.greets();
    guest.connected(accept(door, guest, carrier, stream));
    guests.add(guest);
    return guest;
  }

  /** Starts a client of version 2 and takes its join, which must be right. */
  public V2Guest v2Guest() {
    return scene.control(
        () -> {
          V2Guest guest = v2Visitor().joins();
          scene.served();
          return guest;
        });
  }

  /** Starts a client of version 2 and waits until it has connected; it has not been judged. */
  public V2Guest v2Visitor() {
    return v2Visitor(scene.unique("guest"), scene.unique("room"));
  }

  /** Starts a client of version 2 with these names and waits until it has connected. */
  public V2Guest v2Visitor(String uid, String channel) {
    return v2Visitor(uid, channel, settings.transport());
  }

  private V2Guest v2Visitor(String uid, String channel, Transport carrier) {
    Door door = scene.keep(Door.at(settings.bind().reached()));
    V2Guest guest = new V2Guest(this, launch(door, uid, channel), door, uid, channel);
    guest.greets();
    guest.connected(carrier);
    guests.add(guest);
    return guest;
  }

  // Whatever it speaks.

  @Override
  public Caller calls(Transport carrier) {
    String uid = scene.unique("guest");
    String channel = scene.unique("room");
    return isWeb()
        ? v2Visitor(uid, channel, carrier)
        : visitor(uid, channel, carrier, RawPeer.Stream.RAW);
  }

  @Override
  public Caller comes(Transport carrier) {
    return scene.control(
        () -> {
          Caller caller = joined(scene.unique("guest"), scene.unique("room"), carrier);
          scene.served();
          return caller;
        });
  }

  private Caller joined(String uid, String channel, Transport carrier) {
    if (isWeb()) {
      return v2Visitor(uid, channel, carrier).joins();
    }
    Guest guest = visitor(uid, channel, carrier, RawPeer.Stream.FRAMES);
    guest.joins();
    return guest;
  }

  /** Says whether clients speak version 2. */
  public boolean isWeb() {
    return settings.protocol() == Protocol.V2;
  }

  private ClientProgram launch(Door door, String uid, String channel) {
    ClientProgram program =
        scene.keep(launcher.launch(new Invitation(door.address(), uid, channel, settings)));
    scene.transcript().note("client", "started as " + uid + " on " + channel);
    return program;
  }

  /** Waits until a client that was started connects. */
  RawPeer accept(Door door, Caller guest, Transport carrier, RawPeer.Stream stream) {
    Socket socket = door.accept(guest.program(), scene.timers());
    return scene.adopt("suite", socket, carrier, stream).segmented(segmentation);
  }

  /** Returns the token of two names of version 2, as it is usually written. */
  public String token(String uid, String channel) {
    return V2First.digits(V2First.token(settings.sharedKey(), uid, channel));
  }

  /** Says that {@code condition} is what the clause asks for. */
  public void check(boolean condition, String expectation) {
    require(condition, expectation);
  }

  /**
   * Does something that may never end beside the case, and waits for it for a while; a client that
   * does not read must not stop the suite.
   */
  public void beside(Runnable task) {
    Thread thread = Daemons.thread("beside a client case", task);
    thread.start();
    Patience patience = new Patience(scene.timers().patience());
    try {
      while (thread.isAlive() && patience.leftNanos() > 0) {
        thread.join(1 + patience.leftNanos() / 1_000_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted beside a case", e);
    }
  }

  @Override
  public void verifyStillServing() {
    guests.forEach(Caller::verifyNothingLeft);
  }
}
