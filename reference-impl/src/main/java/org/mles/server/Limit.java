package org.mles.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mles.frame.v1.V1Header;
import org.mles.memory.JvmMemory;
import org.mles.memory.MemoryPlan;

/**
 * A bound of what clients may cost: its name on the command line, its unit, its default, its range
 * and what it bounds, each written here and nowhere else. Thread: any.
 */
public enum Limit {
  /** Frames that a channel retains. Source: V1-HIST-04, V1-HIST-09. */
  HISTORY_FRAMES(
      "history-limit",
      Unit.FRAMES,
      100,
      0,
      "Frames that each channel retains, 0 for none; one of v2 retains 200 messages unless told."),
  /** Octets that a channel retains. Source: V1-HIST-10. */
  HISTORY_OCTETS("history-octets", Unit.OCTETS, 16 << 20, 0, "Octets that each channel retains."),
  /** Octets that a reader may fall behind; one maximal frame in any case. Source: V1-LIM-03. */
  SLOW_READER_OCTETS(
      "slow-reader-octets", Unit.OCTETS, 16 << 20, 1, "How far a reader may fall behind."),
  /** Longest body, and longest message of version 2. Source: V1-LIM-05, V2-LIM-02. */
  BODY_OCTETS(
      "max-body",
      Unit.BODY_OCTETS,
      V1Header.MAX_BODY_OCTETS,
      1,
      "Longest body, and longest message of v2, which may be longer than a body can be."),
  /** Connections at a time. Source: V1-LIM-07. */
  CONNECTIONS("max-connections", Unit.NUMBER, 20_000, 1, "Connections at a time."),
  /** Connections of one source address that have not joined yet. Source: V1-LIM-08. */
  UNJOINED_PER_SOURCE(
      "max-unjoined", Unit.NUMBER, 12_000, 1, "Connections of one source before their join."),
  /** Handshakes of TLS at a time. Source: TLS-LIM-01. */
  HANDSHAKES("max-handshakes", Unit.NUMBER, 500, 1, "Handshakes of TLS under way at a time."),
  /** Channels with members at a time. Source: V1-LIM-09. */
  CHANNELS("max-channels", Unit.NUMBER, 100_000, 1, "Channels with members at a time."),
  /** Channels without members that are kept for their history. Source: V1-LIM-04. */
  DESERTED_CHANNELS(
      "max-deserted-channels", Unit.NUMBER, 10_000, 0, "Channels kept for history alone."),
  /** How long they are kept. Source: V1-LIM-04. */
  DESERTED_AGE(
      "deserted-age", Unit.TIME, TimeUnit.DAYS.toNanos(30), 0, "For how long they are kept."),
  /** Time for a whole first frame. Source: V1-LIM-01. */
  FIRST_FRAME_DEADLINE(
      "first-frame-deadline",
      Unit.TIME,
      TimeUnit.SECONDS.toNanos(10),
      1,
      "Time for a whole first frame."),
  /** Time between the pings of a session of version 2. Source: V2-PING-01. */
  PING_INTERVAL(
      "ping-interval",
      Unit.TIME,
      TimeUnit.SECONDS.toNanos(24),
      TimeUnit.MILLISECONDS.toNanos(1),
      "Time between the pings of a session of v2."),
  /** Time for queued output after the client's FIN. Source: V1-CLOSE-03. */
  DRAIN_DEADLINE(
      "drain-deadline",
      Unit.TIME,
      TimeUnit.SECONDS.toNanos(1),
      1,
      "Time for queued output after a client's end."),
  /** Direct memory that all channels may occupy together. Source: V1-LIM-11. */
  LOG_OCTETS(
      "max-log-octets",
      Unit.OCTETS,
      Defaults.PLAN.logOctets(),
      Defaults.LEAST_MEMORY_OCTETS,
      "Memory of all channels together, half of the JVM's direct memory unless told otherwise."),
  /** Octets of frames that have not arrived whole, of all clients. Source: V1-LIM-12. */
  PENDING_OCTETS(
      "max-pending-octets",
      Unit.OCTETS,
      Defaults.PLAN.pendingOctets(),
      Defaults.LEAST_MEMORY_OCTETS,
      "Octets of all frames that have not arrived whole, a quarter of the JVM's heap unless told"
          + " otherwise."),
  /** Heap of whatever else is there because of clients and links. Source: V1-LIM-14. */
  KEPT_OCTETS(
      "max-kept-octets",
      Unit.OCTETS,
      Defaults.PLAN.keptOctets(),
      Defaults.LEAST_MEMORY_OCTETS,
      "Memory of connections, channels and links beside their frames, a quarter of the JVM's heap"
          + " unless told otherwise.");

  /** What a limit counts. */
  public enum Unit {
    /** Frames. */
    FRAMES(Integer.MAX_VALUE),
    /** Octets, of memory or of the network. */
    OCTETS(Long.MAX_VALUE),
    /** Octets of one body or message, as many as the original takes. */
    BODY_OCTETS(64 << 20),
    /** A number of things. */
    NUMBER(Integer.MAX_VALUE),
    /** Nanoseconds; clocks count them in 63 bits, which is 292 years. */
    TIME(Long.MAX_VALUE);

    private final long most;

    Unit(long most) {
      this.most = most;
    }
  }

  /** Values that depend on the process. */
  private static final class Defaults {
    /** Below it hardly a channel could hold anything. */
    private static final long LEAST_MEMORY_OCTETS = 1L << 20;

    /** What the JVM of this process has room for. */
    private static final MemoryPlan PLAN = MemoryPlan.of(JvmMemory.read());
  }

  private final String option;
  private final Unit unit;
  private final long standard;
  private final long least;
  private final String meaning;

  Limit(String option, Unit unit, long standard, long least, String meaning) {
    this.option = option;
    this.unit = unit;
    this.standard = standard;
    this.least = least;
    this.meaning = meaning;
  }

  /** Returns its name on the command line, without the dashes. */
  public String option() {
    return option;
  }

  /** Returns what it counts. */
  public Unit unit() {
    return unit;
  }

  /** Returns its value unless a server is told otherwise; nanoseconds if it is a time. */
  public long standard() {
    return standard;
  }

  /** Returns what it bounds, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Returns {@code value} if a server could work with it. */
  long checked(long value) {
    if (value < least || value > unit.most) {
      throw new IllegalArgumentException(
          option
              + ": "
              + text(value)
              + " is not between "
              + text(least)
              + " and "
              + text(unit.most));
    }
    return value;
  }

  private String text(long value) {
    return unit == Unit.TIME ? Duration.ofNanos(value).toString() : Long.toString(value);
  }
}
