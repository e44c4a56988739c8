package org.mles.benchmarks.driver;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.process.ProcStatus;

/**
 * Server process that does not say when it is ready: its port is asked until it answers.
 *
 * @param process the process
 * @param address where it is to answer
 * @param version what it is, null if it does not say
 * @param settings how it was started
 */
public record AnsweringServer(
    Child process, HostPort address, @Nullable String version, Map<String, String> settings)
    implements RunningServer {
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Waits until it answers; ends it if it does not.
   *
   * @param program its name, for complaints
   * @param answers asks once
   */
  public AnsweringServer awaited(String program, Predicate<HostPort> answers)
      throws IOException, InterruptedException {
    try {
      await(program, answers);
      return this;
    } catch (IOException | InterruptedException e) {
      process.end();
      throw e;
    }
  }

  private void await(String program, Predicate<HostPort> answers)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_NANOS;
    while (!answers.test(address)) {
      if (process.waitFor(ASK_AGAIN_NANOS) || System.nanoTime() - deadline > 0) {
        throw new IOException(program + " did not start: " + process.lastLine());
      }
    }
    if (!process.isAlive()) {
      throw new IOException(
          program + " ended, another program has its port: " + process.lastLine());
    }
  }

  @Override
  public String endpoint() {
    return address.toString();
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
