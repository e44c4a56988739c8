package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.vector.source.Packs;

/** The files that are kept against the code that makes them. */
final class PackFilesTest {
  private static final String REMEDY = "run 'vectors generate --out conformance/vectors'";

  @Test
  void filesAreWhatTheGeneratorWrites() {
    for (VectorPack pack : Packs.all()) {
      assertThat(BundledPacks.text(pack.fileName()))
          .as(pack.fileName() + ": " + REMEDY)
          .isEqualTo(PackJson.write(pack));
    }
    assertThat(Packs.all()).extracting(VectorPack::fileName).isEqualTo(BundledPacks.fileNames());
  }

  @Test
  void filesReadBackAsTheyWereMade() {
    List<VectorPack> made = Packs.all();
    for (VectorPack pack : made) {
      assertThat(PackJson.write(PackJson.read(PackJson.write(pack))))
          .isEqualTo(PackJson.write(pack));
    }
  }

  @Test
  void filesHaveTheRightFormAndNameOnlyClausesThatExist() {
    PackLint lint = new PackLint(id -> ClauseIndex.bundled().find(id).isPresent());
    BundledPacks.fileNames().forEach(name -> lint.check(name, BundledPacks.text(name)));
    assertThat(lint.problems()).isEmpty();
    assertThat(lint.tests()).isGreaterThan(1000);
  }

  @Test
  void everyRefusalAsksForSomethingElseThanItsTwin() {
    for (VectorPack pack : Packs.all()) {
      Set<String> accepted =
          pack.tests()
              .filter(vector -> vector.result() == Vector.Result.ACCEPT)
              .map(PackFilesTest::question)
              .collect(Collectors.toSet());
      assertThat(pack.tests().filter(vector -> vector.result() == Vector.Result.REJECT))
          .as(pack.kind())
          .noneMatch(vector -> accepted.contains(question(vector)));
    }
  }

  private static String question(Vector vector) {
    return vector.op() + " " + vector.input();
  }
}
