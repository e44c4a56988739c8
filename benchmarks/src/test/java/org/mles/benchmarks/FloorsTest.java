package org.mles.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Holds the packages to their floors: a package imports from lower floors only. */
final class FloorsTest {
  private static final String ROOT = "org.mles.benchmarks.";

  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("workload", 1),
          Map.entry("process", 1),
          Map.entry("stats", 2),
          Map.entry("result", 3),
          Map.entry("driver", 4),
          Map.entry("micro", 4),
          Map.entry("load", 5),
          Map.entry("driver.mles", 5),
          Map.entry("driver.broker", 5),
          Map.entry("driver.relay", 6),
          Map.entry("driver.broker.mosquitto", 6),
          Map.entry("driver.broker.nats", 6),
          Map.entry("driver.broker.rabbitmq", 6),
          Map.entry("driver.broker.redis", 6),
          Map.entry("run", 7),
          Map.entry("report", 7),
          Map.entry("cli", 8));

  private static final List<String> SEE_THE_REFERENCE =
      List.of("driver.mles", "driver.relay", "micro");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("org.mles.benchmarks");

  @Test
  void everyPackageHasAFloorAndEveryFloorAPackage() {
    assertThat(classes().stream().map(FloorsTest::name).distinct())
        .containsExactlyInAnyOrderElementsOf(FLOORS.keySet());
  }

  @Test
  void packagesImportFromLowerFloorsOnly() {
    assertThat(
            dependencies(
                (from, to) -> to.startsWith(ROOT) && !to.equals(from) && floor(to) >= floor(from)))
        .isEmpty();
  }

  @Test
  void onlyTheirDriversAndMicroBenchmarksSeeTheReferenceImplementation() {
    assertThat(
            dependencies(
                (from, to) ->
                    to.startsWith("org.mles.")
                        && !to.startsWith(ROOT)
                        && !SEE_THE_REFERENCE.contains(from.substring(ROOT.length()))))
        .isEmpty();
  }

  /** Returns the main classes; a scan that finds none fails. */
  private static JavaClasses classes() {
    assertThat(CLASSES).isNotEmpty();
    return CLASSES;
  }

  /** Returns the dependencies whose packages, from and to, are {@code wrong}. */
  private static Set<String> dependencies(BiPredicate<String, String> wrong) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (wrong.test(type.getPackageName(), target)) {
          found.add(dependency.getDescription());
        }
      }
    }
    return found;
  }

  private static int floor(String packageName) {
    return FLOORS.getOrDefault(packageName.substring(ROOT.length()), Integer.MAX_VALUE);
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }
}
