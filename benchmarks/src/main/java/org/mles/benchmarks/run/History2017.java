package org.mles.benchmarks.run;

import java.util.List;
import org.mles.benchmarks.result.ResultFile.History;

/**
 * The comparison published in July 2017, as recomputed from its raw logs: 100 threads, one "Hello
 * World!", 300 runs on a six-core machine. Printed as history, never compared with.
 */
final class History2017 {
  private static final String WHAT =
      "2017: time until 100 threads had one message and ended; Rust threads against Python threads,"
          + " connect inside one clock and outside the other";

  static final List<History> FIGURES =
      List.of(
          new History(WHAT, "mles (original, Rust)", 97_470_000, 86_100_000, 300),
          new History(WHAT, "rabbitmq (pika, Python)", 231_870_000, 194_730_000, 300));

  private History2017() {}
}
