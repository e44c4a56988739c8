package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limits;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.server.Limit;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.ServerEvents;

/**
 * The reference server in this process, on ports of its own, with whatever configuration a case
 * asks for: the subject of a run that names none.
 *
 * <p>Thread: any.
 */
public final class ReferenceSubject implements ServerSubject {
  private final Settings declared;

  /** Takes the keys and limits to start it with. */
  public ReferenceSubject(Settings declared) {
    this.declared = declared;
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
  public Running start(Settings wanted) {
    return start(wanted, config(wanted).withPort(0));
  }

  /** Starts a server in this process; {@code wanted} tells the address family. */
  static Running start(Settings wanted, ServerConfig config) {
    try {
      MlesServer server = MlesServer.start(config, ServerEvents.NONE);
      int port = server.port();
      String host = wanted.bind() == Settings.Bind.IPV6 ? "::1" : "127.0.0.1";
      return new Running() {
        @Override
        public InetSocketAddress address() {
          return new InetSocketAddress(host, port);
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
            .withProtocols(spoken(wanted.protocol()));
    config = limited(config, Limit.HISTORY_FRAMES, wanted.historyFrames());
    Limits limits = wanted.limits();
    config = limited(config, Limit.BODY_OCTETS, limits.bodyOctets());
    config = limited(config, Limit.SLOW_READER_OCTETS, limits.slowReaderOctets());
    config = limited(config, Limit.HISTORY_OCTETS, limits.historyOctets());
    config = limited(config, Limit.CONNECTIONS, limits.connections());
    config = limited(config, Limit.UNJOINED_PER_SOURCE, limits.unjoinedPerSource());
    config = limited(config, Limit.CHANNELS, limits.channels());
    config = limited(config, Limit.DESERTED_CHANNELS, limits.desertedChannels());
    Integer deadlineMillis = limits.firstFrameMillis();
    return deadlineMillis == null
        ? config
        : config.with(Limit.FIRST_FRAME_DEADLINE, Duration.ofMillis(deadlineMillis));
  }

  /** Version 1 is spoken in any case. */
  private static Set<org.mles.session.Protocol> spoken(Protocol protocol) {
    return switch (protocol) {
      case V1 -> EnumSet.of(org.mles.session.Protocol.V1);
      case N_DRAFT -> EnumSet.allOf(org.mles.session.Protocol.class);
    };
  }

  private static ServerConfig limited(ServerConfig config, Limit limit, @Nullable Number wanted) {
    return wanted == null ? config : config.with(limit, wanted.longValue());
  }

  private static InetAddress bind(Settings.Bind bind) {
    try {
      return InetAddress.getByName(
          switch (bind) {
            case IPV4 -> "127.0.0.1";
            case IPV6 -> "::1";
            case DUAL -> "::";
          });
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address without a name is looked up", e);
    }
  }
}
