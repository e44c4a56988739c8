package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;

/** A codec in another language, asked through its pipes as anybody's would be. */
final class PythonCodecIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String COMMAND = "PYTHONIOENCODING=utf-8 python3 src/test/python/codec.py";

  @ParameterizedTest
  @ValueSource(strings = {"v1", "n-draft"})
  void passesEveryVector(String spec) throws IOException, InterruptedException {
    assumeTrue(pythonIsHere(), "no python3 here: the codec in Python is not tested");
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

  private static boolean pythonIsHere() throws IOException, InterruptedException {
    String needed = "import sys; sys.exit(sys.version_info < (3, 7))";
    try {
      return new ProcessBuilder("python3", "-c", needed).start().waitFor() == 0;
    } catch (IOException e) {
      System.err.println("PythonCodecIT: " + e.getMessage());
      return false;
    }
  }
}
