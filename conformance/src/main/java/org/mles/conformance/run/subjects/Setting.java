package org.mles.conformance.run.subjects;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;

/**
 * One setting of a server as a command leaves it to the suite: by places, which are words in
 * braces. {@link #ALL} is the only table of them, for commands and for their objections.
 *
 * @param spellings ways to name it; a command that has all places of one of them leaves it to the
 *     suite
 * @param chosen returns the first settings with this one taken from the second
 */
record Setting(List<Spelling> spellings, BinaryOperator<Settings> chosen) {
  private static final Spelling SHARED = Spelling.of("{key}", s -> orEmpty(s.sharedKey()));

  /** Everything that the setups of the suite change. */
  static final List<Setting> ALL = all();

  /** Places, each with what it is filled with. */
  record Spelling(Map<String, Function<Settings, String>> places) {
    static Spelling of(String place, Function<Settings, String> text) {
      return new Spelling(Map.of(place, text));
    }

    boolean isIn(String command) {
      return places.keySet().stream().allMatch(command::contains);
    }

    /** Returns its places in the order of their words. */
    List<String> sorted() {
      return places.keySet().stream().sorted().toList();
    }

    @Override
    public String toString() {
      return String.join(" and ", sorted());
    }
  }

  private static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    all.add(new Setting(List.of(SHARED), (a, b) -> isV2(b) ? shared(a, b) : a));
    all.add(
        new Setting(
            List.of(keys()), (a, b) -> isV2(b) ? a : a.withKeys(b.sharedKey(), b.addressKey())));
    all.add(
        new Setting(
            List.of(Spelling.of("{bind}", s -> s.bind().listens())),
            (a, b) -> a.withBind(b.bind())));
    all.add(
        new Setting(
            List.of(Spelling.of("{strict-resync}", s -> Boolean.toString(s.strictResync()))),
            (a, b) -> a.withStrictResync(b.strictResync())));
    for (Limit limit : Limit.values()) {
      all.add(new Setting(spellings(limit), (a, b) -> chosen(limit, a, b)));
    }
    return List.copyOf(all);
  }

  /** Version 2 has no address key. */
  private static boolean isV2(Settings wanted) {
    return wanted.protocol() == Protocol.V2;
  }

  private static Settings shared(Settings reachable, Settings wanted) {
    return reachable.withKeys(wanted.sharedKey(), reachable.addressKey());
  }

  /**
   * The keys of the other protocols count together: a server is in one of three key modes, and each
   * is to be tried.
   */
  private static Spelling keys() {
    return new Spelling(
        Map.of(
            "{key}", s -> orEmpty(s.sharedKey()),
            "{address-key}", s -> orEmpty(s.addressKey())));
  }

  private static List<Spelling> spellings(Limit limit) {
    if (limit.unit() == Limit.Unit.MILLIS) {
      Function<Settings, Duration> time = s -> Duration.ofMillis(s.inForce(limit));
      return Stream.of(Time.values())
          .map(form -> Spelling.of(form.place(limit.word()), s -> form.text(time.apply(s))))
          .toList();
    }
    Function<Settings, String> number = s -> Long.toString(s.inForce(limit));
    Spelling own = Spelling.of("{" + limit.word() + "}", number);
    return limit == Limit.HISTORY_FRAMES
        ? List.of(own, Spelling.of("{history}", number))
        : List.of(own);
  }

  /** A command that is told a limit has none of its own, so only a value can be chosen. */
  private static Settings chosen(Limit limit, Settings reachable, Settings wanted) {
    Long value = wanted.limits().of(limit);
    return value == null ? reachable : reachable.with(limit, value);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Returns the first place that a command lacks for {@code wanted}; null if it has them all. */
  static @Nullable Spelling lacking(String command, Settings declared, Settings wanted) {
    return ALL.stream()
        .filter(setting -> !setting.isIn(command))
        .filter(setting -> !setting.chosen().apply(declared, wanted).equals(declared))
        .findFirst()
        .map(Setting::recommended)
        .orElse(null);
  }

  /** Says whether {@code command} leaves it to the suite. */
  boolean isIn(String command) {
    return spellings.stream().anyMatch(spelling -> spelling.isIn(command));
  }

  /** Returns the places that a command without it lacks, in the spelling to recommend. */
  Spelling recommended() {
    return spellings.get(0);
  }
}
