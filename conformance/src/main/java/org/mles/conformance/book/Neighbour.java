package org.mles.conformance.book;

import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may share the port of a server, with first octets of its own. Source: V1-HDR-05. */
public enum Neighbour {
  /** The N draft. Source: N-14. */
  N_DRAFT("n-draft", "N"),
  /** Version 2, whose sessions begin as GET or HEAD. */
  V2("v2", "GH"),
  /** TLS beside plain connections. Source: TLS-PORT-01. */
  TLS("tls", "\u0016");

  private final String word;
  private final String octets;

  Neighbour(String word, String octets) {
    this.word = word;
    this.octets = octets;
  }

  /** Returns the word of the command line and of reports. */
  public String word() {
    return word;
  }

  /** Says whether a first octet, 0 to 255, is its own. */
  public boolean takes(int octet) {
    return octets.indexOf(octet) >= 0;
  }

  /**
   * Returns the neighbour of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Neighbour of(String word) {
    return Stream.of(values())
        .filter(neighbour -> neighbour.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no '" + word + "'; there are " + words(EnumSet.allOf(Neighbour.class))));
  }

  /** Returns the words of some, in the order of this enum. */
  public static String words(Collection<Neighbour> some) {
    return some.stream().sorted().map(Neighbour::word).collect(Collectors.joining(", "));
  }
}
