package org.mles.conformance.run.subjects;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mles.conformance.probe.Unreachable;

/** A server process and the lines it wrote. Thread: any. */
final class SpawnedServer implements Subject.Running {
  private static final int KEPT_LINES = 200;

  private final Process process;
  private final InetSocketAddress address;
  private final List<String> lines = new ArrayList<>();

  SpawnedServer(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
    Thread reader = new Thread(this::read, "output of subject");
    reader.setDaemon(true);
    reader.start();
  }

  void awaitReady(Duration patience) {
    try {
      Reachability.await(address, patience, process::isAlive);
    } catch (Unreachable e) {
      close();
      throw new Unreachable(e.getMessage() + "; it said: " + String.join(" | ", said()));
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (lines) {
          if (lines.size() == KEPT_LINES) {
            lines.remove(0);
          }
          lines.add(line);
        }
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("(output lost: " + e.getMessage() + ")");
      }
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public List<String> said() {
    synchronized (lines) {
      List<String> copy = List.copyOf(lines);
      lines.clear();
      return copy;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
