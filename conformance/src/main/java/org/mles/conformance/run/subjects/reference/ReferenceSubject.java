package org.mles.conformance.run.subjects.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Neighbour;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Use;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.tls.TlsTransport;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.tls.Tls;

/**
 * The reference server in this process, on ports of its own, with whatever configuration a case
 * asks for: the subject of a run that names none.
 *
 * <p>Thread: any.
 */
public final class ReferenceSubject implements ServerSubject {
  /** Limits of the reference by their option, which is the word of the suite's. */
  private static final Map<String, org.mles.server.Limit> OWN =
      Stream.of(org.mles.server.Limit.values())
          .collect(Collectors.toMap(org.mles.server.Limit::option, limit -> limit));

  /** What shares its port unless it is told otherwise. */
  public static final Set<Neighbour> USUAL = Set.of(Neighbour.V2);

  /**
   * What is said at the end is judged, not how much of it a busy machine takes in a second. Cases
   * that are about deadlines have the server's own.
   */
  private static final Duration UNHURRIED = Duration.ofSeconds(10);

  private final Settings declared;

  /** Takes the keys and limits to start it with. */
  public ReferenceSubject(Settings declared) {
    this.declared = declared;
  }

  /** Returns {@code settings} for clients who come by TLS and believe what it shows then. */
  public static Settings insideTls(Settings settings) {
    return settings.withTransport(TlsTransport.of(Shown.TLS.identity().chain()));
  }

  /** What it shows to such clients; made when the first of them is expected. */
  private static final class Shown {
    static final Tls TLS = Tls.selfSigned(List.of());
  }

  @Override
  public String description() {
    return "embedded reference server";
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public @Nullable String objection(Settings wanted) {
    return wanted.use() == Use.MEASURED
        ? "it runs in the process of the suite; a server that --exec starts is measured"
        : null;
  }

  @Override
  public Running start(Settings wanted) {
    return start(wanted, config(wanted).withPort(0));
  }

  /** Starts a server in this process; {@code wanted} tells the address family. */
  static Running start(Settings wanted, ServerConfig config) {
    try {
      LinkLog log = new LinkLog();
      MlesServer server = MlesServer.start(config, log);
      int port = server.port();
      String host = wanted.bind().reached();
      return new Running() {
        @Override
        public InetSocketAddress address() {
          return new InetSocketAddress(host, port);
        }

        @Override
        public List<String> said() {
          return log.take();
        }

        @Override
        public void dismiss() {
          Daemons.run("end of the reference server", server::close);
        }

        @Override
        public void close() {
          server.close();
        }
      };
    } catch (IOException e) {
      throw new Unreachable("the reference server does not start: " + e.getMessage());
    }
  }

  /** Returns the configuration that {@code wanted} asks for. */
  static ServerConfig config(Settings wanted) {
    ServerConfig config =
        ServerConfig.defaults()
            .withBind(bind(wanted.bind()))
            .withSharedKey(wanted.sharedKey())
            .withAddressKey(wanted.addressKey())
            .withStrictResync(wanted.strictResync())
            .withProtocols(spoken(wanted))
            .withTls(shown(wanted));
    for (Map.Entry<Limit, Long> asked : wanted.limits().asked().entrySet()) {
      config = limited(config, asked.getKey(), asked.getValue());
    }
    boolean timed = wanted.limits().asked().containsKey(Limit.FIRST_FRAME_MILLIS);
    return timed ? config : config.with(org.mles.server.Limit.DRAIN_DEADLINE, UNHURRIED);
  }

  private static @Nullable Tls shown(Settings wanted) {
    boolean beside = wanted.also().contains(Neighbour.TLS);
    boolean alone = wanted.transport() != Transport.PLAIN;
    return alone || beside ? Shown.TLS.withAlsoPlain(beside) : null;
  }

  /** Version 1 is spoken in any case. */
  private static Set<org.mles.session.Protocol> spoken(Settings wanted) {
    Set<org.mles.session.Protocol> spoken = EnumSet.of(org.mles.session.Protocol.V1);
    if (wanted.protocol() == Protocol.N_DRAFT || wanted.also().contains(Neighbour.N_DRAFT)) {
      spoken.add(org.mles.session.Protocol.N_DRAFT);
    }
    if (wanted.protocol() == Protocol.V2 || wanted.also().contains(Neighbour.V2)) {
      spoken.add(org.mles.session.Protocol.V2);
    }
    return spoken;
  }

  private static ServerConfig limited(ServerConfig config, Limit limit, long value) {
    org.mles.server.Limit own = OWN.get(limit.word());
    if (own == null) {
      throw new IllegalStateException("the reference server has no limit " + limit.word());
    }
    return switch (limit.unit()) {
      case NUMBER -> config.with(own, value);
      case MILLIS -> config.with(own, Duration.ofMillis(value));
    };
  }

  private static InetAddress bind(Settings.Bind bind) {
    try {
      return InetAddress.getByName(bind.listens());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address without a name is looked up", e);
    }
  }
}
