package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.testing.RequiredTool;

/** A codec in another language, asked through its pipes as anybody's would be. */
final class PythonCodecIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String COMMAND = "PYTHONIOENCODING=utf-8 python3 src/test/python/codec.py";

  @ParameterizedTest
  @ValueSource(strings = {"v1", "n-draft", "v2"})
  void passesEveryVector(String spec) throws IOException, InterruptedException {
    RequiredTool.PYTHON.require();
    List<CaseResult> results;
    try (CodecSubject codec = new ExecCodec(COMMAND, LIMIT, LIMIT)) {
      results = VectorSuite.run(codec, BundledPacks.of(spec), vector -> true, result -> true);
    }
    assertThat(results)
        .filteredOn(r -> r.verdict() != Verdict.PASS && r.verdict() != Verdict.INFO)
        .extracting(r -> r.id() + " " + r.verdict() + " " + r.message())
        .isEmpty();
    assertThat(results).hasSizeGreaterThan(200);
  }
}
