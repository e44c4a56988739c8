package org.mles.server;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mles.net.Plain;
import org.mles.time.Clock;

/** A server whose port repeats what WebSockets say, for suites that ask for such a one. */
final class EchoServer {
  private static final int MOST_MESSAGE_OCTETS = 16 << 20;

  private EchoServer() {}

  /** Starts one on a port of loopback. */
  static MlesServer start(int port) throws IOException {
    AtomicInteger sessions = new AtomicInteger();
    ServerConfig config = ServerConfig.defaults().withPort(port).withSharedKey("none").withLoops(2);
    Sessions spoken =
        Sessions.of(config)
            .with(
                'G',
                (remote, room, mouth) ->
                    new EchoSession(
                        "echo-" + sessions.incrementAndGet(), MOST_MESSAGE_OCTETS, room, mouth));
    return MlesServer.start(
        Shared.of(config, Clock.SYSTEM, ServerEvents.NONE, Plain::new).with(spoken));
  }

  /** Serves until it is killed; prints the port. */
  public static void main(String[] args) throws IOException {
    System.out.println(start(0).port());
  }
}
