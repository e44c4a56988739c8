package org.mles.conformance.cli;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.cases.Settings;
import org.mles.conformance.run.ExecSubject;
import org.mles.conformance.run.ReferenceSubject;
import org.mles.conformance.run.Subject;
import org.mles.conformance.run.TargetSubject;
import picocli.CommandLine.Option;

/** Which server, and what is known about it. */
final class SubjectOptions {
  private static final Duration START = Duration.ofSeconds(20);

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description = "A server that is running. Without --target and --exec: the reference server.")
  @Nullable String target;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description =
          "Start the server by this command; {port} is filled in, and {key}, {address-key} and"
              + " {history} if the command has them. With --target: the command listens there.")
  @Nullable String exec;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Shared key of the server; without one it authenticates endpoints.")
  @Nullable String key;

  @Option(names = "--address-key", paramLabel = "TEXT", description = "Address key of the server.")
  @Nullable String addressKey;

  @Option(
      names = "--history-limit",
      paramLabel = "N",
      description = "Frames of history that the server keeps per channel (default: its own, 100).")
  @Nullable Integer historyLimit;

  Subject subject() {
    if (historyLimit != null && historyLimit < 0) {
      throw new UsageException("--history-limit " + historyLimit + " is negative");
    }
    InetSocketAddress address = target == null ? null : address(target);
    if (exec != null) {
      return exec(exec, address);
    } else if (address != null) {
      return new TargetSubject(address, declared());
    }
    Settings embedded = declared();
    return new ReferenceSubject(
        key == null && addressKey == null ? embedded.withKeys("mles-conformance", null) : embedded);
  }

  private Subject exec(String command, @Nullable InetSocketAddress address) {
    try {
      return new ExecSubject(command, declared(), START, address);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Settings declared() {
    return Settings.ofKeys(key, addressKey).withHistory(historyLimit);
  }

  static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      InetSocketAddress address =
          new InetSocketAddress(text.substring(0, Math.max(colon, 0)), port);
      if (colon < 1 || address.isUnresolved()) {
        throw new UsageException("'" + text + "' is not HOST:PORT, or the host is unknown");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw new UsageException("'" + text + "' is not HOST:PORT");
    }
  }
}
