package org.mles.conformance.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Kind;

/** Kinds of subject as the command line writes them. */
final class KindWord {
  private KindWord() {}

  /**
   * Returns the kind of a word.
   *
   * @throws UsageException if there is none
   */
  static Kind of(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new UsageException("no kind '" + word + "'; there are server, client and peer");
  }

  /** Returns the kinds of the words, all of them if there are no words. */
  static Set<Kind> all(List<String> words) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    words.forEach(word -> kinds.add(of(word)));
    return words.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
  }
}
