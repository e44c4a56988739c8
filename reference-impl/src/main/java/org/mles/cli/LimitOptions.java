package org.mles.cli;

import java.time.Duration;
import org.mles.cli.option.DurationConverter;
import org.mles.server.Limit;
import org.mles.server.ServerConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a server retains and how much it lets a client take: an option for each {@link Limit}, which
 * says all that there is to say about it. Thread: main.
 */
final class LimitOptions {
  private LimitOptions() {}

  /** Adds the options to a command; those that are not given leave the default alone. */
  static void addTo(CommandSpec command) {
    for (Limit limit : Limit.values()) {
      command.addOption(isTime(limit) ? time(limit) : number(limit));
    }
  }

  private static OptionSpec number(Limit limit) {
    return option(limit).type(Long.class).build();
  }

  private static OptionSpec time(Limit limit) {
    return option(limit).type(Duration.class).converters(new DurationConverter()).build();
  }

  private static OptionSpec.Builder option(Limit limit) {
    return OptionSpec.builder("--" + limit.option())
        .paramLabel(
            switch (limit.unit()) {
              case FRAMES -> "FRAMES";
              case OCTETS, BODY_OCTETS -> "OCTETS";
              case NUMBER -> "N";
              case TIME -> "TIME";
            })
        .description(limit.meaning() + " Default: " + text(limit, limit.standard()) + ".");
  }

  /** Returns {@code config} with the limits that were given. */
  static ServerConfig apply(CommandSpec command, ServerConfig config) {
    ServerConfig changed = config;
    for (Limit limit : Limit.values()) {
      Object value = command.findOption("--" + limit.option()).getValue();
      if (value instanceof Duration time) {
        changed = changed.with(limit, time);
      } else if (value instanceof Long number) {
        changed = changed.with(limit, number);
      }
    }
    return changed;
  }

  /** Writes a value of a limit as its option reads it. */
  static String text(Limit limit, long value) {
    return isTime(limit) ? DurationConverter.text(Duration.ofNanos(value)) : Long.toString(value);
  }

  private static boolean isTime(Limit limit) {
    return limit.unit() == Limit.Unit.TIME;
  }
}
