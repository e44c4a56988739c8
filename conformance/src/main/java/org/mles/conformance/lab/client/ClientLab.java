package org.mles.conformance.lab.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.LineForm;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.Segmentation;

/**
 * Everything a client case may use: the suite plays the server, and the client is a {@link Guest}.
 *
 * <p>Thread: case.
 */
public final class ClientLab implements Bench {
  /** A program has to be loaded before it connects, so this takes longer than an answer. */
  private static final int START_PATIENCE = 4;

  private static final int POLL_MILLIS = 20;

  private final Scene scene;
  private final Settings settings;
  private final Segmentation segmentation;
  private final ClientTraits traits;
  private final ClientLauncher launcher;
  private final List<Guest> guests = new ArrayList<>();

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
    ServerSocket door = scene.keep(open());
    InetSocketAddress address = (InetSocketAddress) door.getLocalSocketAddress();
    ClientProgram program =
        scene.keep(launcher.launch(new Invitation(address, uid, channel, settings)));
    scene.transcript().note("client", "started as " + uid + " on " + channel);
    Guest guest = new Guest(this, program, uid, channel);
    guest.greets();
    guest.connected(scene.adopt("suite", accept(door, program)).segmented(segmentation));
    guests.add(guest);
    return guest;
  }

  private ServerSocket open() {
    String host = settings.bind().reached();
    try {
      ServerSocket door = new ServerSocket(0, 1, InetAddress.getByName(host));
      door.setSoTimeout(POLL_MILLIS);
      return door;
    } catch (IOException e) {
      throw new IllegalStateException("no port to listen on at " + host, e);
    }
  }

  private Socket accept(ServerSocket door, ClientProgram program) {
    Patience patience = new Patience(scene.timers().patience().multipliedBy(START_PATIENCE));
    String expected = "expected the client to connect; ";
    while (patience.leftNanos() > 0) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        return socket;
      } catch (SocketTimeoutException e) {
        String end = program.output().howItEnded();
        if (end != null) {
          throw new ConformanceFailure(expected + "its output ended, " + end, "end of client");
        }
      } catch (IOException e) {
        throw new ConformanceFailure(expected + "the case ran into its hard cap", "hard cap");
      }
    }
    throw new ConformanceFailure(expected + "it did " + patience.spent(), "wait timer");
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
    guests.forEach(Guest::verifyNothingLeft);
  }
}
