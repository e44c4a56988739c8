package org.mles.benchmarks.load;

import java.util.List;
import java.util.Map;
import org.mles.benchmarks.result.LegResult;

/**
 * What a load process answers.
 *
 * @param leg the result
 * @param verified what was read back from the client's side
 */
public record LegOutcome(LegResult leg, Map<String, String> verified) {
  /** Returns the same outcome whose leg was disturbed, but not spoilt, by something more. */
  public LegOutcome withWarning(String warning) {
    return new LegOutcome(leg.judged(leg.attempt(), null, List.of(warning)), verified);
  }
}
