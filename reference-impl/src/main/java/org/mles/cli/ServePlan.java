package org.mles.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.OptionLines;
import org.mles.metrics.MetricsConfig;
import org.mles.net.Listening;
import org.mles.server.Keys;
import org.mles.server.Limit;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a server would do that is not started: in words, and as a file of options that says the same
 * again. Secrets are left out. Thread: main.
 */
final class ServePlan {
  private static final int MIB_BITS = 20;

  private final CommandSpec command;
  private final ServerConfig config;
  private final @Nullable MetricsConfig metrics;

  ServePlan(CommandSpec command, ServerConfig config, @Nullable MetricsConfig metrics) {
    this.command = command;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Returns the lines of the file; what is said in words, and what nobody asked for, in comments.
   */
  List<String> lines() {
    return OptionLines.of(command, words(), this::standard);
  }

  /** Limits have no default on the command line, where some depend on what else is told. */
  private @Nullable String standard(OptionSpec option) {
    for (Limit limit : Limit.values()) {
      if (option.longestName().equals("--" + limit.option())) {
        return LimitOptions.text(limit, config.limits().of(limit));
      }
    }
    return null;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("address: " + Listening.text(new InetSocketAddress(config.bind(), config.port())));
    List<String> spoken = config.protocols().stream().map(Protocol::word).toList();
    words.add("spoken: " + String.join(", ", spoken));
    words.add("keys: " + keys(config.keys()));
    words.add(memory(config));
    if (config.tls() != null) {
      words.add(config.tls().text());
    }
    if (config.peer() != null) {
      words.add("upstream: " + Listening.text(config.peer().address()));
    }
    if (metrics != null) {
      words.add("metrics: " + metrics.text());
    }
    return words;
  }

  private static String keys(Keys keys) {
    if (!keys.policy().usesEndpoint()) {
      return "of a shared secret";
    }
    String address = keys.address() == null || keys.address().isEmpty() ? "" : " and a secret";
    return "of the address that each client comes from" + address;
  }

  /** Says what clients can make a server keep; by default that follows the limits of the JVM. */
  static String memory(ServerConfig config) {
    return "memory: "
        + (config.limits().of(Limit.LOG_OCTETS) >> MIB_BITS)
        + " MiB for all channels, "
        + (config.limits().of(Limit.PENDING_OCTETS) >> MIB_BITS)
        + " MiB for all unfinished frames, "
        + (config.limits().of(Limit.KEPT_OCTETS) >> MIB_BITS)
        + " MiB for everything else of clients";
  }
}
