package org.mles.conformance.book;

/**
 * A bound of what clients may cost that cases ask for: the word by which a command takes it, what
 * it counts, and what section 13 of the specification recommends, each written here and nowhere
 * else.
 */
public enum Limit {
  /** Frames that a channel retains. Source: V1-HIST-04, V1-HIST-09. */
  HISTORY_FRAMES("history-limit", Unit.NUMBER, 100),
  /** Octets that a channel retains. Source: V1-HIST-10. */
  HISTORY_OCTETS("history-octets", Unit.NUMBER, 16 << 20),
  /** Octets that a reader may fall behind. Source: V1-LIM-03. */
  SLOW_READER_OCTETS("slow-reader-octets", Unit.NUMBER, 16 << 20),
  /** Octets of the longest body. Source: V1-LIM-05. */
  BODY_OCTETS("max-body", Unit.NUMBER, 0xFF_FFFF),
  /** Connections at a time. Source: V1-LIM-07. */
  CONNECTIONS("max-connections", Unit.NUMBER, 20_000),
  /** Connections of one address that have not joined. Source: V1-LIM-08. */
  UNJOINED_PER_SOURCE("max-unjoined", Unit.NUMBER, 12_000),
  /** Channels with members. Source: V1-LIM-09. */
  CHANNELS("max-channels", Unit.NUMBER, 100_000),
  /** Channels without members that are remembered. Source: V1-LIM-04. */
  DESERTED_CHANNELS("max-deserted-channels", Unit.NUMBER, 10_000),
  /** Time for a whole first frame. Source: V1-LIM-01. */
  FIRST_FRAME_MILLIS("first-frame-deadline", Unit.MILLIS, 10_000);

  /** What a limit counts. */
  public enum Unit {
    /** A number of things. */
    NUMBER,
    /** Milliseconds. */
    MILLIS
  }

  private final String word;
  private final Unit unit;
  private final long usual;

  Limit(String word, Unit unit, long usual) {
    this.word = word;
    this.unit = unit;
    this.usual = usual;
  }

  /** Returns its name as a server's option and as a place in a command. */
  public String word() {
    return word;
  }

  /** Returns what it counts. */
  public Unit unit() {
    return unit;
  }

  /** Returns what the specification recommends. */
  public long usual() {
    return usual;
  }
}
