package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.mles.conformance.book.Limits;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
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
            .withDraft(wanted.protocol() == Protocol.N_DRAFT);
    Integer history = wanted.historyFrames();
    config = history == null ? config : config.withHistoryFrames(history);
    return limited(crowded(config, wanted.limits()), wanted.limits());
  }

  private static ServerConfig limited(ServerConfig given, Limits limits) {
    Integer deadline = limits.firstFrameMillis();
    Integer body = limits.bodyOctets();
    Long slowReader = limits.slowReaderOctets();
    Integer history = limits.historyOctets();
    ServerConfig config = given;
    config = deadline == null ? config : config.withFirstFrameDeadline(Duration.ofMillis(deadline));
    config = body == null ? config : config.withMaxBodyOctets(body);
    config = history == null ? config : config.withHistoryOctets(history);
    return slowReader == null ? config : config.withSlowReaderOctets(slowReader);
  }

  private static ServerConfig crowded(ServerConfig given, Limits limits) {
    Integer connections = limits.connections();
    Integer unjoined = limits.unjoinedPerSource();
    Integer channels = limits.channels();
    Integer deserted = limits.desertedChannels();
    ServerConfig config = given;
    config = connections == null ? config : config.withMaxConnections(connections);
    config = unjoined == null ? config : config.withMaxUnjoinedPerSource(unjoined);
    config = channels == null ? config : config.withMaxChannels(channels);
    return deserted == null ? config : config.withMaxDesertedChannels(deserted);
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
