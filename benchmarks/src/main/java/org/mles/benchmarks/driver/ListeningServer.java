package org.mles.benchmarks.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
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
    Process process, String endpoint, @Nullable String version, Map<String, String> settings)
    implements RunningServer {
  private static final String READY = "listening on ";
  private static final long START_SECONDS = 20;
  private static final long END_SECONDS = 5;

  /** Waits for the line; ends the process if it does not come. */
  public static ListeningServer await(
      Process process, @Nullable String version, Map<String, String> settings, Path log)
      throws IOException, InterruptedException {
    CompletableFuture<String> endpoint = CompletableFuture.supplyAsync(() -> readyLine(process));
    try {
      String ready = endpoint.get(START_SECONDS, TimeUnit.SECONDS);
      return new ListeningServer(process, ready, version, settings);
    } catch (ExecutionException | TimeoutException e) {
      end(process);
      throw new IOException("server did not start: " + lastLine(log), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String readyLine(Process process) {
    BufferedReader out = process.inputReader();
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          return line.substring(READY.length()).trim();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("ended without '" + READY + "'");
  }

  /** Returns the last line of a log, in words if there is none. */
  public static String lastLine(Path log) {
    try {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).trim();
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  /** Asks a process to end, then makes it. */
  public static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
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
    end(process);
  }
}
