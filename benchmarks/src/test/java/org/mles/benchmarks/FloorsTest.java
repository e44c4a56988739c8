package org.mles.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the packages to their floors: a package imports from lower floors only. */
final class FloorsTest {
  private static final String ROOT = "org.mles.benchmarks.";
  private static final Map<String, Integer> FLOORS =
      Map.of(
          "workload",
          1,
          "stats",
          2,
          "result",
          3,
          "driver",
          4,
          "micro",
          4,
          "load",
          5,
          "run",
          6,
          "report",
          6,
          "cli",
          7);
  private static final List<String> SEE_THE_REFERENCE = List.of("driver", "micro");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("org.mles.benchmarks");

  @Test
  void everyPackageHasAFloor() {
    assertThat(CLASSES).isNotEmpty();
    for (JavaClass type : CLASSES) {
      assertThat(FLOORS).containsKey(name(type));
    }
  }

  @Test
  void packagesImportFromLowerFloorsOnly() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        boolean ours = target.getPackageName().startsWith(ROOT);
        if (ours && !name(target).equals(name(type)) && floor(target) >= floor(type)) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyDriversAndMicroBenchmarksSeeTheReferenceImplementation() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean reference = target.startsWith("org.mles.") && !target.startsWith(ROOT);
        if (reference && !SEE_THE_REFERENCE.contains(name(type))) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static int floor(JavaClass type) {
    return FLOORS.getOrDefault(name(type), Integer.MAX_VALUE);
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).split("\\.", -1)[0];
  }
}
