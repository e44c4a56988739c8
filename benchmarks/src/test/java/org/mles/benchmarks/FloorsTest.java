package org.mles.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.testing.Floors;

/** Holds the packages to their floors, and what is compared to its own drivers. */
final class FloorsTest {
  private static final String ROOT = "org.mles.benchmarks";

  private static final String GROUP = ROOT + ".crew.group";

  private static final List<String> SEE_THE_REFERENCE =
      List.of(ROOT + ".driver.mles", ROOT + ".driver.relay", ROOT + ".micro", GROUP);

  private static final String BROKERS = ROOT + ".driver.broker.";

  private final Floors floors = Floors.of("benchmarks", ROOT);

  FloorsTest() throws IOException {}

  @Test
  void importsPointDown() {
    floors.check();
  }

  @Test
  void onlyTheirDriversMicroBenchmarksAndTheTlsOfAgentsSeeTheReference() {
    assertThat(
            floors.dependencies(
                (from, to) ->
                    to.getName().startsWith("org.mles.")
                        && !to.getName().startsWith(ROOT)
                        && !SEE_THE_REFERENCE.contains(from.getPackageName())))
        .isEmpty();
  }

  @Test
  void onlyOnePackageSeesTheGroupLibrary() {
    assertThat(
            floors.dependencies(
                (from, to) ->
                    to.getName().startsWith("org.jgroups.")
                        && !from.getPackageName().equals(GROUP)))
        .isEmpty();
  }

  @Test
  void noBrokerSeesAnother() {
    assertThat(
            floors.dependencies((from, to) -> isBroker(from) && isBroker(to) && differ(from, to)))
        .isEmpty();
    assertThat(floors.classes()).anyMatch(FloorsTest::isBroker);
  }

  private static boolean isBroker(JavaClass type) {
    return type.getPackageName().startsWith(BROKERS);
  }

  private static boolean differ(JavaClass one, JavaClass other) {
    return !one.getPackageName().equals(other.getPackageName());
  }
}
