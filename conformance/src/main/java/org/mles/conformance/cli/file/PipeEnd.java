package org.mles.conformance.cli.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mles.conformance.time.Daemons;

/** The end of a pipe that takes octets, open from before the run until they are written. */
final class PipeEnd implements OutputFile.Way {
  /** Enough to start a reader after the suite, by hand; a forgotten one is noticed soon. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OutputStream out;

  PipeEnd(Path pipe) throws IOException {
    this(pipe, PATIENCE);
  }

  /** Opens the pipe, for which the system waits until there is a reader. */
  PipeEnd(Path pipe, Duration patience) throws IOException {
    FutureTask<OutputStream> opening =
        new FutureTask<>(() -> Files.newOutputStream(pipe, StandardOpenOption.WRITE));
    Daemons.run("opens a pipe", opening);
    try {
      out = opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no reader for " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void write(byte[] octets) throws IOException {
    try (out) {
      out.write(octets);
    }
  }
}
