package org.mles.conformance.lab.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.program.Cost;
import org.mles.conformance.wire.Segmentation;
import org.mles.conformance.wire.Upgrade;

/**
 * Everything a server case may use: peers, rooms with proven members, names, keys. There is no way
 * to sleep here, and no way to accept "closed, or an error, or nothing".
 *
 * <p>Thread: case.
 */
public final class Lab implements Bench {
  private final Scene scene;
  private final InetSocketAddress address;
  private final Settings settings;
  private final Segmentation segmentation;
  private final Instance instance;
  private final List<Room> rooms = new ArrayList<>();
  private final List<NRoom> streams = new ArrayList<>();
  private final List<V2Room> webs = new ArrayList<>();

  /** Opens the lab for one case against a running subject that it can only talk to. */
  public Lab(Scene scene, InetSocketAddress address, Settings settings, Segmentation plan) {
    this(scene, address, settings, plan, Instance.ELSEWHERE);
  }

  /** Opens the lab for one case against a running subject. */
  public Lab(
      Scene scene,
      InetSocketAddress address,
      Settings settings,
      Segmentation plan,
      Instance instance) {
    this.instance = instance;
    this.scene = scene;
    this.address = address;
    this.settings = settings;
    this.segmentation = plan;
  }

  public Scene scene() {
    return scene;
  }

  public Settings settings() {
    return settings;
  }

  public SplittableRandom random() {
    return scene.random();
  }

  /** Returns a channel name that nobody else uses. */
  public String channel() {
    return scene.unique("room");
  }

  /** Returns a name that nobody else uses, with what many change: capitals, and spaces around. */
  public String oddName(String stem) {
    return " " + scene.unique(stem.toUpperCase(Locale.ROOT)) + " ";
  }

  /** Opens a fresh channel with two members that are proven to be served. */
  public Room room() {
    return room(channel());
  }

  /** Makes everything from here on the clause itself, where basic service is what is judged. */
  public Lab judgeFromHere() {
    scene.judgeFromHere();
    return this;
  }

  /** Opens the named channel with two members that are proven to be served. */
  public Room room(String channel) {
    Room room = scene.control(() -> Room.open(this, channel));
    scene.served();
    rooms.add(room);
    return room;
  }

  /** Opens a channel that strangers may use at the same time, so that the end proves nothing. */
  public Room shared(String channel) {
    Room room = room(channel);
    forget(room);
    return room;
  }

  /** Opens a fresh channel of the N draft with two members that are proven to be served. */
  public NRoom nRoom() {
    return nRoom(channel());
  }

  /** Opens the named channel of the N draft with two members that are proven to be served. */
  public NRoom nRoom(String channel) {
    NRoom room = scene.control(() -> NRoom.open(this, channel));
    scene.served();
    streams.add(room);
    return room;
  }

  /** Connects for the N draft with a fresh uid; sends nothing. */
  public NMember nMember(String name, String channel) {
    return nMemberAs(name, scene.unique(name), channel);
  }

  /** Connects for the N draft with the given uid; sends nothing. */
  public NMember nMemberAs(String name, String uid, String channel) {
    RawPeer peer = connect(name, RawPeer.Stream.RAW);
    return new NMember(peer, uid, channel, settings.sharedKey());
  }

  /** Opens a fresh channel of version 2 with two members that are proven to be served. */
  public V2Room v2Room() {
    return v2Room(channel());
  }

  /** Opens the named channel of version 2 with two members that are proven to be served. */
  public V2Room v2Room(String channel) {
    V2Room room = scene.control(() -> V2Room.open(this, channel));
    scene.served();
    webs.add(room);
    return room;
  }

  /** Connects for version 2 with a fresh uid; sends nothing. */
  public V2Member v2Member(String name, String channel) {
    return v2MemberAs(name, scene.unique(name), channel);
  }

  /** Connects for version 2 with the given uid; sends nothing. */
  public V2Member v2MemberAs(String name, String uid, String channel) {
    return v2Over(connect(name, RawPeer.Stream.RAW), uid, channel);
  }

  /** Gives a connected peer, read raw or not yet, a uid of version 2. */
  public V2Member v2Over(RawPeer peer, String uid, String channel) {
    Upgrade request = Upgrade.of(host(), scene.octets(16));
    WsExpect ws = new WsExpect(peer, scene.timers());
    return new V2Member(peer, ws, uid, channel, settings.sharedKey(), request);
  }

  /** Returns the subject's host and port as a Host field names them. */
  public String host() {
    return Upgrade.host(address.getHostString(), address.getPort());
  }

  /** Returns the origin of pages that the subject itself would show. Source: V2-ORG-01. */
  public String origin() {
    return (settings.transport() == Transport.PLAIN ? "http://" : "https://") + host();
  }

  /** Leaves a channel out of the proof at the end: its members are gone. */
  public void forget(Room room) {
    rooms.remove(room);
  }

  /** Leaves a channel out of the proof at the end: its members are gone. */
  public void forget(V2Room room) {
    webs.remove(room);
  }

  /** Connects and sends nothing. */
  public RawPeer connect(String name) {
    return connect(name, RawPeer.Stream.FRAMES);
  }

  /** Connects and sends nothing. */
  public RawPeer connect(String name, RawPeer.Stream stream) {
    return connect(name, settings.transport(), stream);
  }

  /** Connects another way than was declared, and sends nothing. */
  public RawPeer connect(String name, Transport transport, RawPeer.Stream stream) {
    return scene.connect(name, address, transport, stream).segmented(segmentation);
  }

  /** Connects with a fresh uid; sends nothing. */
  public Member member(String name, String channel) {
    return memberAs(name, scene.unique(name), channel);
  }

  /** Connects with the given uid; sends nothing. */
  public Member memberAs(String name, String uid, String channel) {
    return over(connect(name), uid, channel);
  }

  /** Gives a connected peer a uid and the key that goes with it. */
  public Member over(RawPeer peer, String uid, String channel) {
    return new Member(peer, uid, channel, key(peer, uid, channel), scene.transcript());
  }

  /** Returns the key that authenticates {@code peer} in the subject's key mode. */
  public long key(RawPeer peer, String uid, String channel) {
    return settings.key(peer.local(), uid, channel);
  }

  /**
   * Returns random octets for a body or a message.
   *
   * @throws NotApplicable if bodies of that length were declared to be too long
   */
  public byte[] octets(int count) {
    require(Limit.BODY_OCTETS, count);
    return scene.octets(count);
  }

  /**
   * Returns what the subject costs its machine now.
   *
   * @throws NotApplicable if nobody can tell
   */
  public Cost cost() {
    return instance
        .cost()
        .orElseThrow(
            () -> new NotApplicable("needs a server that --exec starts on a system with /proc"));
  }

  /** Asks the subject to end, as its system does, and does not ask afterwards who is served. */
  public void dismissSubject() {
    instance.dismiss();
    rooms.clear();
    streams.clear();
    webs.clear();
  }

  /** Returns a limit in force that a case can reach. */
  public int limit(Limit limit) {
    return Math.toIntExact(settings.inForce(limit));
  }

  /**
   * Asks for a limit that lets a case do what it does.
   *
   * @throws NotApplicable if less was declared
   */
  public void require(Limit limit, long least) {
    long declared = settings.inForce(limit);
    if (declared < least) {
      throw new NotApplicable(
          String.format(
              Locale.ROOT, "needs %d as --%s; declared is %d", least, limit.word(), declared));
    }
  }

  /**
   * Asks that who ends its side can still be told something. Source: mles-tls.md, 4.
   *
   * @throws NotApplicable if what carries the octets ends both sides at once
   */
  public void requireHalfClose() {
    if (!settings.transport().halfCloses()) {
      throw new NotApplicable(
          "needs TLS 1.3: who ends its side in 1.2 is told nothing more (mles-tls.md, 4)");
    }
  }

  /**
   * Asks for room for a crowd, and that no other crowd of this process is there at the same time: a
   * server may have a thousand descriptors and no more.
   *
   * @throws NotApplicable if fewer connections were declared
   */
  public void requireRoomFor(int connections) {
    require(Limit.CONNECTIONS, connections);
    require(Limit.UNJOINED_PER_SOURCE, connections);
    scene.keep(Turn.take());
  }

  /** Says that {@code condition} is what the clause asks for. */
  public void check(boolean condition, String expectation) {
    if (!condition) {
      throw new ConformanceFailure("expected " + expectation, "comparison");
    }
  }

  @Override
  public void verifyStillServing() {
    rooms.forEach(Room::verifyStillServing);
    streams.forEach(NRoom::verifyStillServing);
    webs.forEach(V2Room::verifyStillServing);
  }
}
