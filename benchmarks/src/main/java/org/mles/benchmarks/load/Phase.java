package org.mles.benchmarks.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Part of a leg, in the order in which they come. None may last for ever: see {@link Patience}. */
public enum Phase {
  /** The server starts. */
  START,
  /** The load process starts, and all its clients connect. */
  CONNECT,
  /** Every subscriber sees a probe, then the warm-up messages. */
  WARM_UP,
  /** The messages that count. */
  MEASURE,
  /** The server is asked for its version and settings while all clients are still connected. */
  LOOK,
  /** The clients disconnect and the load process ends. */
  CLOSE,
  /** The server ends. */
  STOP;

  /** Returns the name for readers and for the words of a load process. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the phase with that name, empty if there is none. */
  public static Optional<Phase> of(String key) {
    return Arrays.stream(values()).filter(phase -> phase.key().equals(key)).findFirst();
  }
}
