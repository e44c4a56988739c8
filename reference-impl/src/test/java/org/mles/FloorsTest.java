package org.mles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mles.testing.Floors;

/** Holds the packages to their floors, and protocol logic to being without input and output. */
class FloorsTest {
  private static final String[] PURE = {
    "org.mles.hash..",
    "org.mles.rule..",
    "org.mles.http..",
    "org.mles.ws..",
    "org.mles.frame..",
    "org.mles.auth..",
    "org.mles.channel..",
    "org.mles.session.."
  };

  private final Floors floors = Floors.of("reference-impl", "org.mles");

  FloorsTest() throws IOException {}

  @Test
  void importsPointDown() {
    floors.check();
  }

  @Test
  void keepsTheWireFormatsApart() {
    slices()
        .matching("org.mles.frame.(*)..")
        .should()
        .notDependOnEachOther()
        .check(floors.classes());
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
        .check(floors.classes());
  }
}
