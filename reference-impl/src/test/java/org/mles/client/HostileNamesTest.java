package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.text.HostileTexts;

/** Messages of the client library may quote names, but only printable and short. */
class HostileNamesTest {
  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void saysSafelyWhichHostDoesNotFit(String text) {
    Throwable refused =
        catchThrowable(() -> ClientConfig.builder("u", "c").server(text, 1).build());
    if (refused != null) {
      assertThat(refused).isInstanceOf(IllegalArgumentException.class);
      saysSafely(String.valueOf(refused.getMessage()));
    } else {
      saysSafely(ClientConfig.builder("u", "c").server(text, 1).build().server());
    }
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void showsNamesSafely(String text) {
    Throwable refused = catchThrowable(() -> saysSafely(shown(text)));
    // Half a pair of surrogates has no form in UTF-8, so it is no name.
    assertThat(refused == null || refused instanceof IllegalArgumentException).isTrue();
    if (refused != null) {
      saysSafely(String.valueOf(refused.getMessage()));
    }
  }

  private static String shown(String name) {
    return ClientConfig.builder(name, name).build().toString();
  }

  private static void saysSafely(String line) {
    assertThat(HostileTexts.firstUnsafe(line)).isEmpty();
    assertThat(line).hasSizeLessThan(HostileTexts.LONGEST_LINE);
  }
}
