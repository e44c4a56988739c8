package org.mles.server;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** A server of version 2 that each test starts when it has said how, and that ends with it. */
@SuppressWarnings("NullAway.Init") // each test starts its server
abstract class WebServing {
  static final String ROOM = "garden";

  /** So many that the channel is not on the loop that accepts. */
  private static final int LOOPS = 3;

  ServerConfig config = ServerConfig.defaults().withPort(0).withLoops(LOOPS).withMirrorFrom(1);
  MlesServer server;

  void start() throws IOException {
    server = MlesServer.start(config, ServerEvents.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }
}
