package org.mles.conformance.cli.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cli.file.UsageException;

/** Protocols as the command line writes them. */
public final class ProtocolWord {
  private ProtocolWord() {}

  /**
   * Returns the protocol of a word.
   *
   * @throws UsageException if there is none
   */
  public static Protocol of(String word) {
    try {
      return Protocol.of(word);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses what carries others and is not spoken by itself. */
  public static void requireSpoken(Protocol protocol) {
    if (protocol == Protocol.TLS) {
      throw new UsageException(
          "--profile says what is spoken inside TLS; add --tls, and --select 'tls.*' for its cases");
    }
  }

  /** Returns the protocols of the words, all of them if there are no words. */
  public static Set<Protocol> all(List<String> words) {
    Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
    words.forEach(word -> protocols.add(of(word)));
    return words.isEmpty() ? EnumSet.allOf(Protocol.class) : protocols;
  }
}
