package org.mles;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the packages to their floors: each uses itself and those below, and no other. */
class FloorsTest {
  /** From the ground up; a package may be planned and not exist. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("time", "text", "hash", "memory", "rule"),
          List.of("net"),
          List.of("frame"),
          List.of("channel", "auth", "inspect"),
          List.of("session"),
          List.of("peer", "codec"),
          List.of("server", "client"),
          List.of("cli"));

  private static final String[] PURE = {
    "org.mles.hash..",
    "org.mles.rule..",
    "org.mles.frame..",
    "org.mles.auth..",
    "org.mles.channel..",
    "org.mles.session.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.mles");

  @Test
  void usesOnlyLowerFloors() {
    List<String> below = new ArrayList<>();
    for (List<String> floor : FLOORS) {
      for (String name : floor) {
        List<String> allowed = new ArrayList<>(below);
        allowed.add(inside(name));
        classes()
            .that()
            .resideInAPackage(inside(name))
            .should()
            .onlyDependOnClassesThat(foreignOr(allowed))
            .allowEmptyShould(true)
            .check(CLASSES);
      }
      floor.forEach(name -> below.add(inside(name)));
    }
  }

  @Test
  void knowsTheFloorOfEveryPackage() {
    List<String> known = FLOORS.stream().flatMap(List::stream).toList();
    assertThat(CLASSES)
        .extracting(type -> type.getPackageName().replaceFirst("org\\.mles\\.(\\w+).*", "$1"))
        .isSubsetOf(known);
  }

  @Test
  void keepsTheWireFormatsApart() {
    slices().matching("org.mles.frame.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void keepsProtocolLogicFromSocketsThreadsAndClocks() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.mles.net..",
            "java.net..",
            "java.nio.channels..",
            "java.util.concurrent..",
            "java.time..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  private static String inside(String name) {
    return "org.mles." + name + "..";
  }

  private static DescribedPredicate<JavaClass> foreignOr(List<String> allowed) {
    return DescribedPredicate.not(resideInAnyPackage("org.mles.."))
        .or(resideInAnyPackage(allowed.toArray(String[]::new)))
        .as("are not ours or reside in %s", allowed);
  }
}
