package org.mles.conformance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
  private static final String ROOT = "org.mles.conformance.";
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("spec", 0),
          Map.entry("wire", 1),
          Map.entry("outcome", 2),
          Map.entry("vector", 2),
          Map.entry("probe", 3),
          Map.entry("report", 3),
          Map.entry("book", 4),
          Map.entry("lab", 5),
          Map.entry("cases", 6),
          Map.entry("run", 7),
          Map.entry("selftest", 8),
          Map.entry("junit", 8),
          Map.entry("fuzz", 8),
          Map.entry("cli", 9));

  /** Where the code under test may be seen: to start it, and to break it. */
  private static final List<String> SEE_REFERENCE =
      List.of(
          ROOT + "run.subjects.ReferenceSubject",
          ROOT + "run.subjects.ReferencePeer",
          ROOT + "run.subjects.ReferenceClient",
          ROOT + "run.subjects.ReferenceCodec",
          ROOT + "selftest.");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.mles.conformance");

  @Test
  void everyPackageHasAFloor() {
    for (JavaClass type : CLASSES) {
      assertThat(FLOORS).containsKey(floorName(type));
    }
  }

  @Test
  void packagesImportFromLowerFloorsOnly() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency d : type.getDirectDependenciesFromSelf()) {
        JavaClass target = d.getTargetClass().getBaseComponentType();
        boolean ours = target.getPackageName().startsWith(ROOT);
        if (ours && floor(target) >= floor(type) && !floorName(target).equals(floorName(type))) {
          if (!sideways(floorName(type), floorName(target))) {
            wrong.add(floorName(type) + " -> " + floorName(target) + ": " + d.getDescription());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** {@code vector} reports in terms of {@code outcome}, which knows nothing of it. */
  private static boolean sideways(String from, String to) {
    return from.equals("vector") && to.equals("outcome");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.mles.conformance.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlySubjectsSeeTheReferenceServer() {
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean allowed = SEE_REFERENCE.stream().anyMatch(type.getFullName()::startsWith);
      for (Dependency d : type.getDirectDependenciesFromSelf()) {
        String target = d.getTargetClass().getBaseComponentType().getFullName();
        if (!allowed && target.startsWith("org.mles.") && !target.startsWith(ROOT)) {
          wrong.add(d.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String floorName(JavaClass type) {
    String rest = (type.getPackageName() + ".").substring(ROOT.length());
    return rest.substring(0, Math.max(0, rest.indexOf('.')));
  }

  private static int floor(JavaClass type) {
    return FLOORS.getOrDefault(floorName(type), -1);
  }
}
