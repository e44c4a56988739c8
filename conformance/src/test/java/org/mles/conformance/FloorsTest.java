package org.mles.conformance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.testing.Floors;

/** Holds the packages to their floors, and the judge to octets of its own. */
final class FloorsTest {
  private static final String ROOT = "org.mles.conformance";

  /** Where the code under test may be seen: to start it, and to break it. */
  private static final List<String> SEE_THE_REFERENCE =
      List.of(ROOT + ".run.subjects.reference.", ROOT + ".selftest.");

  private final Floors floors = Floors.of("conformance", ROOT);

  FloorsTest() throws IOException {}

  @Test
  void importsPointDown() {
    floors.check();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(floors.classes());
  }

  @Test
  void onlySubjectsAndSuspectsSeeTheReference() {
    assertThat(
            floors.dependencies(
                (from, to) ->
                    to.getName().startsWith("org.mles.")
                        && !to.getName().startsWith(ROOT)
                        && SEE_THE_REFERENCE.stream().noneMatch(from.getName()::startsWith)))
        .isEmpty();
  }
}
