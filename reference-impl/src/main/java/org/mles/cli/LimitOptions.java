package org.mles.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.server.ServerConfig;
import picocli.CommandLine.Option;

/** What a server retains and how much it lets a client take. Thread: main. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class LimitOptions {
  @Option(
      names = "--history-limit",
      paramLabel = "FRAMES",
      defaultValue = "100",
      description = "Frames that each channel retains, 0 for none. Default: ${DEFAULT-VALUE}.")
  private int historyFrames;

  @Option(
      names = "--history-octets",
      paramLabel = "OCTETS",
      defaultValue = "16777216",
      description = "Octets that each channel retains. Default: ${DEFAULT-VALUE}.")
  private long historyOctets;

  @Option(
      names = "--slow-reader-octets",
      paramLabel = "OCTETS",
      defaultValue = "16777216",
      description = "How far a reader may fall behind. Default: ${DEFAULT-VALUE}.")
  private long slowReaderOctets;

  @Option(
      names = "--max-body",
      paramLabel = "OCTETS",
      defaultValue = "16777215",
      description = "Longest body. Default: ${DEFAULT-VALUE}.")
  private int maxBodyOctets;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Connections at a time. Default: ${DEFAULT-VALUE}.")
  private int maxConnections;

  @Option(
      names = "--max-unjoined",
      paramLabel = "N",
      defaultValue = "12000",
      description = "Connections of one source before their join. Default: ${DEFAULT-VALUE}.")
  private int maxUnjoinedPerSource;

  @Option(
      names = "--max-channels",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Channels with members, per loop. Default: ${DEFAULT-VALUE}.")
  private int maxChannels;

  @Option(
      names = "--max-deserted-channels",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Channels kept for history alone, per loop. Default: ${DEFAULT-VALUE}.")
  private int maxDesertedChannels;

  @Option(
      names = "--deserted-age",
      paramLabel = "TIME",
      defaultValue = "30d",
      converter = DurationConverter.class,
      description = "For how long they are kept. Default: ${DEFAULT-VALUE}.")
  private Duration desertedAge;

  @Option(
      names = "--first-frame-deadline",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "Time for a whole first frame. Default: ${DEFAULT-VALUE}.")
  private Duration firstFrameDeadline;

  @Option(
      names = "--max-log-octets",
      paramLabel = "OCTETS",
      description = "Memory of all channels together. Default: half of its direct memory.")
  private @Nullable Long maxLogOctets;

  @Option(
      names = "--max-pending-octets",
      paramLabel = "OCTETS",
      description =
          "Octets of all frames that have not arrived whole. Default: a quarter of the JVM's heap"
              + " limit.")
  private @Nullable Long maxPendingOctets;

  ServerConfig applyTo(ServerConfig config) {
    ServerConfig changed =
        config
            .withHistoryFrames(historyFrames)
            .withHistoryOctets(historyOctets)
            .withSlowReaderOctets(slowReaderOctets)
            .withMaxBodyOctets(maxBodyOctets)
            .withMaxConnections(maxConnections)
            .withMaxUnjoinedPerSource(maxUnjoinedPerSource)
            .withMaxChannels(maxChannels)
            .withMaxDesertedChannels(maxDesertedChannels)
            .withDesertedAge(desertedAge)
            .withFirstFrameDeadline(firstFrameDeadline);
    if (maxLogOctets != null) {
      changed = changed.withMaxLogOctets(maxLogOctets);
    }
    return maxPendingOctets == null ? changed : changed.withMaxPendingOctets(maxPendingOctets);
  }
}
