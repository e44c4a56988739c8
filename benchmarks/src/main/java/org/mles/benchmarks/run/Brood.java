package org.mles.benchmarks.run;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes that a run has started, directly or through others: all descendants of this process
 * that were not there before. Thread: caller.
 */
final class Brood {
  private final Set<ProcessHandle> before =
      ProcessHandle.current().descendants().collect(Collectors.toSet());

  /** Ends those that are left. */
  void end() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }
}
