package org.mles.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Channel;
import org.mles.channel.ChannelRouter;
import org.mles.channel.FlushBudget;
import org.mles.mirror.Host;
import org.mles.mirror.Hosts;
import org.mles.mirror.Mirrors;
import org.mles.mirror.Passage;
import org.mles.net.EventLoop;
import org.mles.net.Mail;
import org.mles.net.SocketTuning;
import org.mles.peer.PeerLinks;
import org.mles.peer.UpstreamConfig;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.session.Protocol;

/** One event loop with the channels that it owns and the connections to them. Thread: loop. */
final class ServerLoop {
  private static final long AGEING_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Some 10 ms on loopback, 2026: so long at most nobody is heard because others are sent to. */
  private static final int FLUSH_SENDS = 1_024;

  private static final long FLUSH_OCTETS = 4 << 20;

  private final Shared shared;
  private final Function<String, ServerLoop> owners;
  private final Map<Protocol, ChannelRouter> routers = new EnumMap<>(Protocol.class);
  private final ArrayDeque<ChannelRouter> turns = new ArrayDeque<>();
  private final EventLoop loop;
  private final @Nullable PeerLinks links;
  private final Mail mail;

  /** This loop as the others see it, and the others; nobody if it is alone. */
  private final Map<Protocol, Host> hosts = new EnumMap<>(Protocol.class);

  private final Map<Protocol, Hosts> others = new EnumMap<>(Protocol.class);
  private List<ServerLoop> all = List.of();
  private List<Host> owing = List.of();

  /** Members that are to read on another loop. */
  private List<Passenger> waiting = new ArrayList<>();

  private int ending;

  private final Set<Client> clients = new HashSet<>();
  private final FlushBudget budget = new FlushBudget(FLUSH_SENDS, FLUSH_OCTETS);

  /**
   * Makes a loop that somebody has to turn.
   *
   * @param owners finds the loop that owns a channel, this one or another
   */
  ServerLoop(Shared shared, Function<String, ServerLoop> owners) throws IOException {
    this.shared = shared;
    this.owners = owners;
    loop = new EventLoop(shared.clock(), this::flush, shared::bug);
    loop.farewells().within(shared.config().limits().of(Limit.DRAIN_DEADLINE));
    mail = new Mail(loop);
    for (Protocol protocol : shared.config().protocols()) {
      routers.put(protocol, shared.router(protocol, mail::post));
    }
    turns.addAll(routers.values());
    links = links(shared.config().peer());
    // Woken, it flushes, and finds out for itself.
    shared.memory().logs().onShortage(loop::wakeup);
    ageChannels();
    tickLater();
  }

  private @Nullable PeerLinks links(@Nullable UpstreamConfig peer) {
    return peer == null
        ? null
        : new PeerLinks(
            peer,
            shared.rules(),
            loop,
            shared.clock(),
            shared.memory(),
            shared.linkEvents(),
            shared.tls().handshakes());
  }

  /** A member and its way. */
  private record Passenger(Member member, Passage passage) {}

  /** Has room for copies of channels that other loops own. Called before it turns. */
  void host() {
    for (Protocol protocol : routers.keySet()) {
      ChannelRouter mirrors =
          new ChannelRouter(shared.config().mirrorLimits(protocol), shared.memory());
      hosts.put(protocol, new Host(mail::post, mirrors));
      turns.add(mirrors);
    }
    owing = List.copyOf(hosts.values());
  }

  /** Is one of several loops that all have room for copies. Called before it turns. */
  void among(List<ServerLoop> loops) {
    all = loops;
    int from = shared.config().spread().mirrorFrom();
    for (Protocol protocol : routers.keySet()) {
      List<Host> seen = new ArrayList<>();
      loops.forEach(each -> seen.add(Objects.requireNonNull(each.hosts.get(protocol))));
      others.put(protocol, new Hosts(seen, loops.indexOf(this), from));
    }
  }

  /** Hears what other loops have to tell, before the turn for that has come. */
  void openMail() {
    mail.open();
  }

  /** Chooses where a member is to read that has just joined here. */
  void seat(Member joined, Protocol protocol) {
    Hosts seen = others.get(protocol);
    Passage passage =
        seen == null
            ? null
            : Mirrors.place(joined.subscriber().channel(), joined.subscriber(), seen);
    if (passage != null) {
      waiting.add(new Passenger(joined, passage));
    }
  }

  Shared shared() {
    return shared;
  }

  /** Opens a channel of this loop; null if there are as many as allowed. */
  @Nullable Channel open(Protocol protocol, String channel) {
    ChannelRouter router = routers.get(protocol);
    if (router == null) {
      throw new IllegalStateException(protocol + " is not spoken here");
    }
    return router.open(channel);
  }

  EventLoop loop() {
    return loop;
  }

  /** Returns the links to the upstream server; null on a root. */
  @Nullable PeerLinks links() {
    return links;
  }

  /** Clients of this loop, joined or not. */
  Set<Client> clients() {
    return clients;
  }

  /** Counts members that are gone, but have to wait for their channel before they end. */
  void ends(int change) {
    ending += change;
  }

  /** Tells whether nobody is here, nor waits for the end. */
  boolean isDeserted() {
    return clients.isEmpty() && ending == 0;
  }

  /** Returns the loop that owns a channel. */
  ServerLoop ownerOf(String channel) {
    return owners.apply(channel);
  }

  /** Accepts the connections of the whole server; called on one loop of it. */
  void listen(ServerSocketChannel listener) throws IOException {
    loop.listen(listener, this::accepted, shared.events()::acceptFailed);
  }

  /** Ends every membership and link; connections close as their queued output is out. */
  void leaveAll() {
    if (links != null) {
      loop.attempt(links::close);
    }
    List.copyOf(clients).forEach(client -> loop.attempt(client::leave));
  }

  private void accepted(SocketChannel socket) {
    boolean served = false;
    try {
      shared.tally().connectionsAccepted.increment();
      served = serve(socket);
    } catch (IOException e) {
      // It was gone before it could be served.
    } finally {
      if (!served) {
        shared.turnAway(socket);
      }
    }
  }

  private boolean serve(SocketChannel socket) throws IOException {
    Remote remote = new Remote((InetSocketAddress) socket.getRemoteAddress());
    WireRule broken = shared.admission().enter(remote.source());
    if (broken != null) {
      shared.refused(remote, new Refusal(broken, "at the limit"));
      return false;
    }
    boolean opened = false;
    try {
      SocketTuning.apply(socket);
      loop.open(
          shared.transports().apply(socket), connection -> new Visitor(this, connection, remote));
      opened = true;
    } finally {
      if (!opened) {
        shared.admission().left(remote.source(), false);
      }
    }
    return true;
  }

  private void flush() {
    budget.renew();
    // Whoever goes first may leave nothing, so they take turns.
    turns.addLast(turns.removeFirst());
    long sent = 0;
    boolean unsent = false;
    for (ChannelRouter router : turns) {
      sent += router.flush(budget);
    }
    for (ChannelRouter router : turns) {
      unsent |= router.hasUnsent();
    }
    shared.tally().framesOut.add(sent);
    if (unsent) {
      loop.goOn();
    }
    if (!waiting.isEmpty()) {
      depart();
    }
    for (int i = 0; i < owing.size(); i++) {
      owing.get(i).acknowledge();
    }
  }

  /** Lets those go who have read everything; others wait on, though not for ever. */
  private void depart() {
    List<Passenger> present = waiting;
    waiting = new ArrayList<>();
    for (Passenger passenger : present) {
      loop.attempt(() -> depart(passenger.member(), passenger.passage(), passenger));
    }
  }

  private void depart(Member member, Passage passage, Passenger passenger) {
    if (!member.isQuiet() || passage.isPointless()) {
      passage.abandon();
    } else if (passage.isOpen()) {
      member.moveTo(all.get(passage.loop()), passage.go());
    } else {
      waiting.add(passenger);
    }
  }

  private void tickLater() {
    if (routers.containsKey(Protocol.V2)) {
      loop.timers().after(shared.config().limits().of(Limit.PING_INTERVAL), this::tick);
    }
  }

  private void tick() {
    tickLater();
    List.copyOf(clients).forEach(client -> loop.attempt(client::tick));
  }

  private void ageChannels() {
    // First the next time, which must come whatever becomes of this one.
    loop.timers().after(AGEING_NANOS, this::ageChannels);
    turns.forEach(router -> router.age(shared.clock().nanoTime()));
  }
}
