package org.mles.benchmarks.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.OneLine;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.Drivers;
import org.mles.benchmarks.run.Capped;

/** Finds out before a run whether this machine can provide a system. */
final class Presence {
  private static final Duration MOST = Duration.ofSeconds(60);

  private Presence() {}

  /** Returns why a system cannot be measured, null if it can. */
  static @Nullable String missing(Drivers drivers, String system, Map<String, String> options)
      throws UserError {
    Driver driver = drivers.of(system);
    try {
      Capped.call(
          () -> {
            driver.check(system, options);
            return driver;
          },
          MOST);
      return null;
    } catch (TimeoutException e) {
      return "its driver does not say within " + MOST.toSeconds() + " s whether it is here";
    } catch (ExecutionException e) {
      return words(e.getCause());
    } catch (InterruptedException e) {
      throw new UserError("interrupted");
    }
  }

  private static String words(@Nullable Throwable failure) {
    return failure instanceof Unavailable || failure instanceof IllegalArgumentException
        ? OneLine.of(failure)
        : "its driver failed: " + failure;
  }
}
