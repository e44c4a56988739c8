package org.mles.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;

/** Cost of measuring: nothing here is cheaper than this. Sorts first. */
public class A1Baseline extends MicroBenchmark {
  private long counter;

  /** Increments a field and returns it. */
  @Benchmark
  public long increment() {
    return ++counter;
  }
}
