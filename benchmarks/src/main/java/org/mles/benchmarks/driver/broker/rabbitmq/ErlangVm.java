package org.mles.benchmarks.driver.broker.rabbitmq;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Erlang VM among the processes that a start script made. Thread: any. */
final class ErlangVm {
  private static final String NAME = "beam.smp";

  private ErlangVm() {}

  /** Returns the pid of the VM that is {@code top} or runs under it. */
  static Optional<Long> under(long top) {
    return ProcessHandle.of(top).stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .filter(handle -> handle.info().command().orElse("").endsWith(NAME))
        .map(ProcessHandle::pid)
        .findFirst();
  }
}
