package org.mles.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many copies there were: at a person, and through a bridge when it ends. */
final class Copies {
  private static final Pattern FORWARDED = Pattern.compile("forwarded ([0-9]+),.*");

  private Copies() {}

  static BiConsumer<String, Integer> atMost(int most) {
    return (message, copies) -> assertThat(copies).as(message).isLessThanOrEqualTo(most);
  }

  /** Ends a bridge and returns how many messages it has carried. */
  static int forwarded(Child bridge) throws IOException {
    Matcher summary = FORWARDED.matcher(bridge.interrupt());
    assertThat(summary.matches()).isTrue();
    return Integer.parseInt(summary.group(1));
  }

  static void assertQuiet(Child one, Child two, int most) throws IOException {
    assertThat(forwarded(one) + forwarded(two)).isLessThanOrEqualTo(most);
  }
}
