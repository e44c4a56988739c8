package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;

/** The packs against a second hash and a second CBOR reader: what they say is not just our view. */
final class PackOracleTest {
  private static final Set<Op> OFFERED = EnumSet.complementOf(EnumSet.of(Op.ENDPOINT));

  @ParameterizedTest
  @ValueSource(strings = {"v1", "n-draft", "v2"})
  void anIndependentCodecPassesEveryVector(String spec) {
    List<CaseResult> results =
        VectorSuite.run(
            new OracleCodec(),
            BundledPacks.of(spec),
            vector -> OFFERED.contains(vector.op()),
            result -> true);
    assertThat(results)
        .filteredOn(r -> r.verdict() != Verdict.PASS && r.verdict() != Verdict.INFO)
        .extracting(r -> r.id() + " " + r.verdict() + " " + r.message())
        .isEmpty();
    assertThat(results).hasSizeGreaterThan(200);
  }
}
