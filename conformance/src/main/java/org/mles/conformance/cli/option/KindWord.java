package org.mles.conformance.cli.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Kind;
import org.mles.conformance.cli.file.UsageException;
import org.mles.conformance.text.Printable;

/** Kinds of subject as the command line writes them. */
public final class KindWord {
  private KindWord() {}

  /**
   * Returns the kind of a word.
   *
   * @throws UsageException if there is none
   */
  public static Kind of(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new UsageException(
        "'"
            + Printable.shortLine(word)
            + "' has no cases; server, client, peer, proxy and bridge have");
  }

  /** Returns the kinds of the words, all of them if there are no words. */
  public static Set<Kind> all(List<String> words) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    words.forEach(word -> kinds.add(of(word)));
    return words.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
  }
}
