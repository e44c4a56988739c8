package org.mles.benchmarks.driver;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a driver may start a server.
 *
 * @param scratch empty folder of this leg, deleted afterwards
 * @param options words from the command line, such as {@code amqp-uri}
 */
public record ServerSite(Path scratch, Map<String, String> options) {
  /** Takes an immutable copy of the options. */
  public ServerSite {
    options = Map.copyOf(options);
  }

  /** Option: own address that a server listens on, loopback without it. */
  public static final String BIND = "bind";

  /** Returns the address that a server listens on. */
  public String bind() {
    return options.getOrDefault(BIND, "127.0.0.1");
  }

  /** Returns an option, null if it was not given. */
  public @Nullable String option(String name) {
    return options.get(name);
  }
}
