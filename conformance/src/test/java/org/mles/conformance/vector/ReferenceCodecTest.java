package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.reference.ReferenceCodec;
import org.mles.conformance.vector.source.Packs;

final class ReferenceCodecTest {
  @Test
  void answersEveryVectorAsItShould() {
    CodecSubject codec = new ReferenceCodec();
    List<CaseResult> results = VectorSuite.run(codec, Packs.all(), vector -> true, result -> true);
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN)
        .extracting(result -> result.id() + " " + result.message())
        .isEmpty();
  }
}
