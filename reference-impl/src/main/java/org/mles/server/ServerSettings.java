package org.mles.server;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Header;
import org.mles.memory.JvmMemory;
import org.mles.memory.MemoryPlan;
import org.mles.peer.UpstreamConfig;

/**
 * The values of a {@link ServerConfig}, with their defaults and bounds; never changed once a
 * configuration holds them. Thread: any.
 */
final class ServerSettings implements Cloneable {
  private static final int MAX_LOOPS = 256;
  private static final long BACKLOG_OCTETS = 16L << 20;

  /** Below it hardly a channel could hold anything. */
  private static final long LEAST_MEMORY_OCTETS = 1L << 20;

  /** What the JVM of this process has room for. */
  private static final MemoryPlan PLAN = MemoryPlan.of(JvmMemory.read());

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  InetAddress bind = InetAddress.getLoopbackAddress();
  int port = ServerConfig.DEFAULT_PORT;
  @Nullable String sharedKey = null;
  @Nullable String addressKey = null;
  int historyFrames = 100;
  long historyOctets = BACKLOG_OCTETS;
  long slowReaderOctets = BACKLOG_OCTETS;
  int maxBodyOctets = V1Header.MAX_BODY_OCTETS;
  Duration firstFrameDeadline = Duration.ofSeconds(10);
  Duration drainDeadline = Duration.ofSeconds(1);
  int maxConnections = 20_000;
  int maxUnjoinedPerSource = 12_000;
  int maxChannels = 100_000;
  int maxDesertedChannels = 10_000;
  Duration desertedAge = Duration.ofDays(30);
  long maxLogOctets = PLAN.logOctets();
  long maxPendingOctets = PLAN.pendingOctets();
  boolean strictResync = false;
  @Nullable UpstreamConfig peer = null;
  int loops = 1;
  boolean draft = false;

  ServerSettings copy() {
    try {
      return (ServerSettings) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("this class is cloneable", e);
    }
  }

  /** Returns itself if a server could work with it. */
  ServerSettings checked() {
    inRange("loops", loops, 1, MAX_LOOPS);
    inRange("port", port, 0, 0xFFFF);
    inRange("history frames", historyFrames, 0, Integer.MAX_VALUE);
    inRange("history octets", historyOctets, 0, Long.MAX_VALUE);
    inRange("slow-reader octets", slowReaderOctets, 1, Long.MAX_VALUE);
    inRange("body octets", maxBodyOctets, 1, V1Header.MAX_BODY_OCTETS);
    inRange("first-frame deadline", firstFrameDeadline, Duration.ofNanos(1));
    inRange("drain deadline", drainDeadline, Duration.ofNanos(1));
    inRange("connections", maxConnections, 1, Integer.MAX_VALUE);
    inRange("unjoined connections of a source", maxUnjoinedPerSource, 1, Integer.MAX_VALUE);
    inRange("channels", maxChannels, 1, Integer.MAX_VALUE);
    inRange("deserted channels", maxDesertedChannels, 0, Integer.MAX_VALUE);
    inRange("age of deserted channels", desertedAge, Duration.ZERO);
    inRange("octets of all channels", maxLogOctets, LEAST_MEMORY_OCTETS, Long.MAX_VALUE);
    inRange("octets of unfinished frames", maxPendingOctets, LEAST_MEMORY_OCTETS, Long.MAX_VALUE);
    return this;
  }

  private static void inRange(String what, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not between " + least + " and 292 years");
    }
  }

  private static void inRange(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not between " + min + " and " + max);
    }
  }
}
