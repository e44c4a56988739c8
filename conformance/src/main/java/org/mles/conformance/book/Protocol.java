package org.mles.conformance.book;

/** Protocols that cases are about. Thread: any. */
public enum Protocol {
  V1("v1"),
  N_DRAFT("n-draft"),
  V2("v2"),
  /** What may carry each of the others: cases of it are asked inside, whatever is spoken there. */
  TLS("tls");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /** Returns the word of the command line and of reports. */
  public String word() {
    return word;
  }

  /**
   * Returns the protocol of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Protocol of(String word) {
    for (Protocol protocol : values()) {
      if (protocol.word.equals(word)) {
        return protocol;
      }
    }
    throw new IllegalArgumentException(
        "no profile '" + word + "'; there are v1, n-draft, v2 and tls");
  }
}
