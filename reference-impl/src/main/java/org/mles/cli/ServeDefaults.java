package org.mles.cli;

import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.peer.UpstreamConfig;
import org.mles.server.ServerConfig;
import org.mles.session.Protocol;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tells help and parser what a server does that is told nothing. Thread: main. */
final class ServeDefaults implements IDefaultValueProvider {
  private final ServerConfig config = ServerConfig.defaults();

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? of(option.longestName()) : null;
  }

  private @Nullable String of(String option) {
    return switch (option) {
      case "--bind" -> config.bind().getHostAddress();
      case "--port" -> Integer.toString(config.port());
      case "--loops" -> Integer.toString(config.spread().loops());
      case "--mirror-from" -> Integer.toString(config.spread().mirrorFrom());
      case "--protocols" ->
          String.join(",", config.protocols().stream().map(Protocol::word).toList());
      case "--peer-wait" -> DurationConverter.text(UpstreamConfig.LEAST_WAIT);
      case "--peer-wait-most" -> DurationConverter.text(UpstreamConfig.MOST_WAIT);
      default -> null;
    };
  }
}
