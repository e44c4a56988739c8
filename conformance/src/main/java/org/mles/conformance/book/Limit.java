package org.mles.conformance.book;

/**
 * A bound of what clients may cost that cases ask for: the word by which a command takes it, what
 * it counts, what section 13 of the specification recommends, and up to what value a case can try
 * it, and what it bounds, each written here and nowhere else.
 */
public enum Limit {
  /** Frames that a channel retains. Source: V1-HIST-04, V1-HIST-09. */
  HISTORY_FRAMES(
      "history-limit",
      Unit.NUMBER,
      100,
      2_000,
      "Frames of history that the server keeps per channel"),
  /** Octets that a channel retains. Source: V1-HIST-10. */
  HISTORY_OCTETS(
      "history-octets",
      Unit.NUMBER,
      16 << 20,
      16 << 20,
      "Octets of history that it keeps per channel"),
  /** Octets that a reader may fall behind. Source: V1-LIM-03. */
  SLOW_READER_OCTETS(
      "slow-reader-octets",
      Unit.NUMBER,
      16 << 20,
      32 << 20,
      "Octets that a reader may fall behind"),
  /** Octets of the longest body. Source: V1-LIM-05. */
  BODY_OCTETS(
      "max-body", Unit.NUMBER, 0xFF_FFFF, 0xFF_FFFE, "Octets of the longest body that it takes"),
  /** Connections at a time. Source: V1-LIM-07. */
  CONNECTIONS("max-connections", Unit.NUMBER, 20_000, 500, "Connections that it takes at a time"),
  /** Connections of one address that have not joined. Source: V1-LIM-08. */
  UNJOINED_PER_SOURCE(
      "max-unjoined",
      Unit.NUMBER,
      12_000,
      250,
      "Connections that it takes from one address before they join"),
  /** Handshakes of TLS at a time. Source: TLS-LIM-01. */
  HANDSHAKES(
      "max-handshakes", Unit.NUMBER, 500, 200, "Handshakes of TLS that it has under way at a time"),
  /** Channels with members. Source: V1-LIM-09. */
  CHANNELS("max-channels", Unit.NUMBER, 100_000, 250, "Channels with members at a time"),
  /** Channels without members that are remembered. Source: V1-LIM-04. */
  DESERTED_CHANNELS(
      "max-deserted-channels",
      Unit.NUMBER,
      10_000,
      250,
      "Channels without members whose history it keeps"),
  /** Time for a whole first frame. Source: V1-LIM-01. */
  FIRST_FRAME_MILLIS(
      "first-frame-deadline",
      Unit.MILLIS,
      10_000,
      3_000,
      "Time that it gives for a whole first frame"),
  /** Time between two pings of a session. Source: V2-PING-01. */
  PING_MILLIS(
      "ping-interval",
      Unit.MILLIS,
      24_000,
      2_000,
      "Time between the pings of a session of version 2");

  /** What a limit counts. */
  public enum Unit {
    /** A number of things. */
    NUMBER,
    /** Milliseconds. */
    MILLIS
  }

  private static final long V2_HISTORY_MESSAGES = 200;

  private final String word;
  private final Unit unit;
  private final long usual;
  private final long mostTried;
  private final String meaning;

  Limit(String word, Unit unit, long usual, long mostTried, String meaning) {
    this.word = word;
    this.unit = unit;
    this.usual = usual;
    this.mostTried = mostTried;
    this.meaning = meaning;
  }

  /** Returns its name as a server's option and as a place in a command. */
  public String word() {
    return word;
  }

  /** Returns what it counts. */
  public Unit unit() {
    return unit;
  }

  /** Returns the largest value that a case can reach in its time and with its descriptors. */
  public long mostTried() {
    return mostTried;
  }

  /** Returns what it bounds, as a phrase of the command line. */
  public String meaning() {
    return meaning;
  }

  /** Returns what the specification of a protocol recommends. Source: V2-HIST-02. */
  public long usual(Protocol protocol) {
    return this == HISTORY_FRAMES && protocol == Protocol.V2 ? V2_HISTORY_MESSAGES : usual;
  }
}
