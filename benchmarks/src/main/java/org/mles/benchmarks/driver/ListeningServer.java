package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ProcStatus;

/**
 * Server process that prints one line {@code listening on HOST:PORT} when it is ready.
 *
 * @param process the process
 * @param endpoint what it printed
 * @param version what it is
 * @param settings how it was started
 */
public record ListeningServer(
    Child process, String endpoint, @Nullable String version, Map<String, String> settings)
    implements RunningServer {
  private static final String READY = "listening on ";
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** Starts a process and waits for its line; ends it if that does not come. */
  public static ListeningServer start(
      List<String> words, @Nullable String version, Map<String, String> settings)
      throws IOException, InterruptedException {
    Child process = Child.start(words, READY);
    try {
      Optional<String> endpoint = process.next(START_NANOS);
      if (endpoint.isPresent()) {
        return new ListeningServer(process, endpoint.get(), version, settings);
      }
      process.end();
      throw new IOException("server did not start: " + process.lastLine());
    } catch (TimeoutException e) {
      process.end();
      throw new IOException("server did not start in time: " + process.lastLine(), e);
    } catch (InterruptedException e) {
      process.kill();
      throw e;
    }
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public Map<String, String> verify() throws IOException {
    return Map.of("server threads", ProcStatus.threads(process.pid()));
  }

  @Override
  public void close() {
    process.end();
  }
}
