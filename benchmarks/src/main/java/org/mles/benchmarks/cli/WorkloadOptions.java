package org.mles.benchmarks.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;
import picocli.CommandLine.Option;

/** Options that say what is published. */
final class WorkloadOptions {
  @Option(
      names = "--profile",
      defaultValue = "burst",
      description = "burst, paced, saturate or claim-2017 (default: ${DEFAULT-VALUE})")
  private String profile = "";

  @Option(
      names = "--subscribers",
      defaultValue = "100",
      description = "receivers of every message (default: ${DEFAULT-VALUE})")
  private int subscribers;

  @Option(names = "--payload", description = "octets of a message (default: by profile)")
  private @Nullable Integer payload;

  @Option(names = "--rate", description = "paced: messages per second (default: 100)")
  private @Nullable Integer rate;

  @Option(names = "--messages", description = "measured messages per leg (default: by profile)")
  private @Nullable Integer messages;

  @Option(names = "--warmup", description = "messages before them (default: by profile)")
  private @Nullable Integer warmup;

  @Option(names = "--seconds", description = "saturate: how long a leg publishes (default: 5)")
  private @Nullable Integer seconds;

  @Option(names = "--seed", description = "seed of the jitter (default: 1)")
  private @Nullable Long seed;

  /** Returns the workload; throws IllegalArgumentException with the reason if it makes no sense. */
  Workload workload() {
    Workload base = Workload.of(Profile.of(profile), subscribers);
    if (rate != null && rate < 1) {
      throw new IllegalArgumentException("rate " + rate + "; at least 1 per second");
    }
    return new Workload(
        base.profile(),
        base.subscribers(),
        orElse(payload, base.payloadOctets()),
        rate == null ? base.periodNanos() : Duration.ofSeconds(1).toNanos() / rate,
        base.jitter(),
        seed == null ? base.seed() : seed,
        orElse(warmup, base.warmup()),
        orElse(messages, base.measured()),
        base.window(),
        seconds == null ? base.saturateNanos() : Duration.ofSeconds(seconds).toNanos());
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
