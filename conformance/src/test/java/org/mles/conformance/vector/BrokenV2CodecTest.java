package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;

/** Each bug that a flag of version 2 names, in a codec that is right otherwise. */
final class BrokenV2CodecTest {
  private static final List<VectorPack> PACKS = BundledPacks.of("v2");

  static Stream<Arguments> flags() {
    return PACKS.stream()
        .flatMap(pack -> pack.notes().keySet().stream().map(flag -> Arguments.of(pack, flag)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("flags")
  void isSeenByAVectorThatHuntsIt(VectorPack pack, String flag) {
    assertThat(missed(pack, flag))
        .as("vectors with the flag that a codec with the bug does not pass")
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.message()).contains(flag + ": "));
  }

  /** A vector whose twin was missed shows nothing of its own. */
  private static List<CaseResult> missed(VectorPack pack, String flag) {
    CodecSubject broken = new OracleV2Codec(new Bug(flag));
    Predicate<Vector> hunts = vector -> vector.flags().contains(flag);
    return VectorSuite.run(broken, List.of(pack), hunts, result -> true).stream()
        .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
        .filter(r -> !r.broken().isEmpty())
        .toList();
  }
}
