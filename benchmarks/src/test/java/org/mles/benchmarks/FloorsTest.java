package org.mles.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.testing.Floors;

/** Holds the packages to their floors, and what is compared to its own drivers. */
final class FloorsTest {
  private static final String ROOT = "org.mles.benchmarks";

  private static final List<String> SEE_THE_REFERENCE =
      List.of(ROOT + ".driver.mles", ROOT + ".driver.relay", ROOT + ".micro");

  private final Floors floors = Floors.of("benchmarks", ROOT);

  FloorsTest() throws IOException {}

  @Test
  void importsPointDown() {
    floors.check();
  }

  @Test
  void onlyTheirDriversAndMicroBenchmarksSeeTheReference() {
    assertThat(
            floors.dependencies(
                (from, to) ->
                    to.getName().startsWith("org.mles.")
                        && !to.getName().startsWith(ROOT)
                        && !SEE_THE_REFERENCE.contains(from.getPackageName())))
        .isEmpty();
  }
}
