package org.mles.proxy.bridge;

/** What a bridge counts. */
public enum Count {
  /** Messages handed to side A. */
  TO_A("to A"),
  /** Messages handed to side B. */
  TO_B("to B"),
  /** Messages handed over once more, since a server that was lost may not have them. */
  AGAIN("again"),
  /** Messages dropped because their payload had crossed already. */
  SEEN("seen"),
  /** Messages dropped: too much was waiting, too large, or not taken by the other side. */
  LOST("lost"),
  /** Text messages dropped because text was not asked for. */
  TEXT("text"),
  /** Sessions that were opened again. */
  RECONNECTS("reconnects");

  private final String words;

  Count(String words) {
    this.words = words;
  }

  /** Returns what is counted, for a person. */
  public String words() {
    return words;
  }
}
