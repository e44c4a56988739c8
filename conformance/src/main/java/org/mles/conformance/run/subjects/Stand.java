package org.mles.conformance.run.subjects;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Bench;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.wire.Segmentation;

/** A subject during one run. Thread: any. */
public interface Stand extends AutoCloseable {
  /**
   * Makes the bench for one case. What is started for this case alone belongs to the scene.
   *
   * @throws Unreachable if the subject cannot be reached or started
   */
  Seat seat(Scene scene, Settings settings, Segmentation plan);

  /** Returns the same for cases that share no instance with others, if it can be. */
  default Stand alone() {
    return this;
  }

  @Override
  default void close() {}

  /**
   * A bench and its subject.
   *
   * @param bench what the case is called with
   * @param said takes what the subject said since it was last asked
   * @param ended says how an instance that the case shares with others has ended, or null
   */
  record Seat(
      Bench bench, Supplier<List<String>> said, Supplier<? extends @Nullable String> ended) {
    /** Makes a seat for a case that starts all that it needs. */
    public Seat(Bench bench, Supplier<List<String>> said) {
      this(bench, said, () -> null);
    }
  }
}
