package org.mles.benchmarks.crew;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.driver.LoadPlan;

/**
 * What an agent measures with. Only the doctor and tests have one that is not {@link #HONEST}.
 *
 * @param clock gives all its times, in nanoseconds from anywhere
 * @param sink what stands in front of its arrivals
 * @param speech what becomes of a word that it is about to say; empty if it keeps it to itself
 */
public record Manner(
    LongSupplier clock,
    UnaryOperator<LoadPlan.Sink> sink,
    Function<CrewWord, Optional<CrewWord>> speech) {
  /** As it should be. */
  public static final Manner HONEST = new Manner(System::nanoTime, sink -> sink, Optional::of);
}
