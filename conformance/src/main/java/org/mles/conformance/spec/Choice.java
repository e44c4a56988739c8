package org.mles.conformance.spec;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Chooses among things that have names, such as cases by id, chapter and clause. In a pattern
 * {@code *} stands for anything. A pattern that matches nothing is an error, not an empty choice.
 *
 * <p>Thread: any.
 *
 * @param select patterns of what to take; empty for everything
 * @param skip patterns of what to leave out
 */
public record Choice(List<String> select, List<String> skip) {
  /** Takes copies of the patterns. */
  public Choice {
    select = List.copyOf(select);
    skip = List.copyOf(skip);
  }

  /**
   * Returns the chosen things in their order.
   *
   * @param names all names that a thing goes by
   * @param kind what a thing is called in messages
   * @throws IllegalArgumentException if a pattern matches nothing or nothing is left
   */
  public <T> List<T> from(
      List<T> all, Function<? super T, ? extends Collection<String>> names, String kind) {
    List<Pattern> wanted = patterns("--select", select, all, names, kind);
    List<Pattern> unwanted = patterns("--skip", skip, all, names, kind);
    List<T> chosen =
        all.stream()
            .filter(thing -> wanted.isEmpty() || anyMatches(wanted, names.apply(thing)))
            .filter(thing -> !anyMatches(unwanted, names.apply(thing)))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no " + kind + " is left to run");
    }
    return chosen;
  }

  private static <T> List<Pattern> patterns(
      String option,
      List<String> texts,
      List<T> all,
      Function<? super T, ? extends Collection<String>> names,
      String kind) {
    for (String text : texts) {
      List<Pattern> pattern = List.of(pattern(text));
      if (all.stream().noneMatch(thing -> anyMatches(pattern, names.apply(thing)))) {
        throw new IllegalArgumentException(option + " '" + text + "' matches no " + kind);
      }
    }
    return texts.stream().map(Choice::pattern).toList();
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"));
  }

  private static boolean anyMatches(List<Pattern> patterns, Collection<String> names) {
    return patterns.stream()
        .anyMatch(pattern -> names.stream().anyMatch(name -> pattern.matcher(name).matches()));
  }
}
