package org.mles.conformance.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cases.Settings;
import org.mles.conformance.probe.Unreachable;

/**
 * A server that the suite starts by a command. {@code {port}} is filled in; if the command also has
 * {@code {key}}, {@code {address-key}} or {@code {history}}, the suite may choose these as well. A
 * server whose port is fixed is given by its address; then there is one configuration only.
 *
 * <p>Thread: any.
 */
public final class ExecSubject implements ServerSubject {
  private static final int KEPT_LINES = 200;

  private final String command;
  private final Settings declared;
  private final Duration patience;
  private final @Nullable InetSocketAddress fixed;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param fixed where the command listens whatever it is told, or null for {@code {port}}
   * @throws IllegalArgumentException if the command has neither
   */
  public ExecSubject(
      String command, Settings declared, Duration patience, @Nullable InetSocketAddress fixed) {
    if (fixed == null && !command.contains("{port}")) {
      throw new IllegalArgumentException("--exec has no {port}: " + command);
    }
    this.command = command;
    this.declared = declared;
    this.patience = patience;
    this.fixed = fixed;
  }

  @Override
  public String description() {
    return command;
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public boolean canBe(Settings wanted) {
    Settings reachable = declared;
    if (fixed != null) {
      return wanted.equals(declared);
    }
    if (command.contains("{key}") && command.contains("{address-key}")) {
      reachable = reachable.withKeys(wanted.sharedKey(), wanted.addressKey());
    }
    if (command.contains("{history}") && wanted.historyFrames() != null) {
      reachable = reachable.withHistory(wanted.historyFrames());
    }
    return wanted.equals(reachable);
  }

  @Override
  public Running start(Settings wanted) {
    InetSocketAddress address =
        fixed == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()) : fixed;
    String filled =
        command
            .replace("{port}", Integer.toString(address.getPort()))
            .replace("{key}", orEmpty(wanted.sharedKey()))
            .replace("{address-key}", orEmpty(wanted.addressKey()))
            .replace("{history}", Integer.toString(wanted.historyLimit()));
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "exec " + filled)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .start();
      Spawned spawned = new Spawned(process, address);
      spawned.awaitReady(patience);
      return spawned;
    } catch (IOException e) {
      throw new Unreachable("cannot run '" + filled + "': " + e.getMessage());
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new Unreachable("no free port: " + e.getMessage());
    }
  }

  /** A process and the lines it wrote. */
  private static final class Spawned implements Running {
    private final Process process;
    private final InetSocketAddress address;
    private final List<String> lines = new ArrayList<>();

    Spawned(Process process, InetSocketAddress address) {
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
}
