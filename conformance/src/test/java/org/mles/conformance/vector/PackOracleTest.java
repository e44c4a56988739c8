package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;

/** The packs against a second hash and a second CBOR reader: what they say is not just our view. */
final class PackOracleTest {
  private static final Set<Op> OFFERED = EnumSet.complementOf(EnumSet.of(Op.ENDPOINT));

  @Test
  void anIndependentCodecPassesEveryV1Vector() {
    List<CaseResult> results =
        VectorSuite.run(
            new OracleCodec(),
            BundledPacks.of("v1"),
            vector -> OFFERED.contains(vector.op()),
            result -> {});
    assertThat(results)
        .filteredOn(r -> r.verdict() != Verdict.PASS && r.verdict() != Verdict.INFO)
        .extracting(r -> r.id() + " " + r.verdict() + " " + r.message())
        .isEmpty();
    assertThat(results).hasSizeGreaterThan(900);
  }
}
