package org.mles.benchmarks.run;

import java.util.List;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultFile.Comparison;

/** Is called at each step of a run, by the run's thread. */
public interface RunListener {
  /** A leg begins. */
  void legStarts(int round, String system, int attempt);

  /** A leg has ended, well or not. */
  void legEnds(int round, LegResult leg);

  /** A round has ended; {@code soFar} are the ratios over all rounds until now. */
  void roundEnds(int round, List<Comparison> soFar);
}
