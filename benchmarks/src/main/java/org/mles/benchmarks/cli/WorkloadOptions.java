package org.mles.benchmarks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Streams;
import org.mles.benchmarks.workload.Workload;
import picocli.CommandLine.Option;

/** Options that say what is published. */
final class WorkloadOptions {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Option(
      names = "--profile",
      defaultValue = "burst",
      description = "burst, paced, saturate, claim-2017 or sends (default: ${DEFAULT-VALUE})")
  private String profile = "";

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      split = ",",
      defaultValue = "100",
      description =
          "subscribers, of all channels together; several numbers make a sweep (default:"
              + " ${DEFAULT-VALUE})")
  private List<Integer> subscribers = List.of();

  @Option(
      names = "--payload",
      paramLabel = "OCTETS",
      split = ",",
      description = "octets of a message; several numbers make a sweep (default: by profile)")
  private List<Integer> payloads = List.of();

  @Option(
      names = "--channels",
      paramLabel = "N",
      split = ",",
      defaultValue = "1",
      description =
          "channels over which the subscribers are divided as evenly as can be, so that a message"
              + " goes to those of one channel; the messages go to the channels in turn; several"
              + " numbers make a sweep (default: ${DEFAULT-VALUE})")
  private List<Integer> channels = List.of();

  @Option(
      names = "--publishers",
      paramLabel = "N",
      split = ",",
      defaultValue = "1",
      description =
          "publishers of each channel, each with a connection of its own; the messages come from"
              + " them in turn, so that there are not more with more publishers; several numbers"
              + " make a sweep (default: ${DEFAULT-VALUE})")
  private List<Integer> publishers = List.of();

  @Option(
      names = "--rate",
      description = "paced: messages per second, of all publishers (default: by profile)")
  private @Nullable Integer rate;

  @Option(names = "--messages", description = "measured messages per leg (default: by profile)")
  private @Nullable Integer messages;

  @Option(names = "--warmup", description = "messages before them (default: by profile)")
  private @Nullable Integer warmup;

  @Option(
      names = "--seconds",
      description = "saturate: how long a leg publishes (default: by profile)")
  private @Nullable Integer seconds;

  @Option(names = "--seed", description = "seed of the jitter")
  private @Nullable Long seed;

  /**
   * Returns the workloads, more than one for a sweep; throws IllegalArgumentException with the
   * reason if they make no sense.
   */
  List<Workload> workloads() {
    long varied =
        Stream.of(subscribers, payloads, channels, publishers).filter(o -> o.size() > 1).count();
    if (varied > 1) {
      throw new IllegalArgumentException(
          "a sweep varies one of subscribers, payload, channels and publishers");
    }
    List<Workload> all = new ArrayList<>();
    for (int receivers : subscribers) {
      if (payloads.isEmpty()) {
        all.addAll(divided(workload(receivers, null)));
      }
      payloads.forEach(payload -> all.addAll(divided(workload(receivers, payload))));
    }
    return all;
  }

  private List<Workload> divided(Workload whole) {
    return channels.stream()
        .flatMap(count -> publishers.stream().map(each -> new Streams(count, each)))
        .map(whole::withStreams)
        .toList();
  }

  private Workload workload(int receivers, @Nullable Integer payload) {
    Workload base = Workload.of(Profile.of(profile), receivers);
    refuseUnlessFor(Profile.PACED, "--rate", rate, base);
    refuseUnlessFor(Profile.SATURATE, "--seconds", seconds, base);
    if (rate != null && (rate < 1 || rate > NANOS_PER_SECOND)) {
      throw new IllegalArgumentException(rate + " messages a second; 1 to " + NANOS_PER_SECOND);
    }
    return base.withPayload(orElse(payload, base.payloadOctets()))
        .withMessages(orElse(warmup, base.warmup()), orElse(messages, base.measured()))
        .withPace(
            rate == null ? base.periodNanos() : NANOS_PER_SECOND / rate,
            seconds == null ? base.saturateNanos() : seconds * NANOS_PER_SECOND,
            seed == null ? base.seed() : seed);
  }

  /** Refuses an option that the profile would ignore: its user relies on it. */
  private static void refuseUnlessFor(
      Profile owner, String option, @Nullable Integer value, Workload workload) {
    if (value != null && workload.profile() != owner) {
      throw new IllegalArgumentException(
          option + " is for the profile " + owner.key() + ", not for " + workload.profile().key());
    }
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
