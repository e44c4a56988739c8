package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;

/**
 * A command that starts a server, with places that are filled in: {@code {port}}, and {@code
 * {key}}, {@code {address-key}} and {@code {history}} if the suite may choose these.
 *
 * @param text run by {@code sh -c}
 * @param declared what the user said of the server
 * @param patience how long to wait until it accepts connections
 */
record ServerCommand(String text, Settings declared, Duration patience) {
  /**
   * Returns this command.
   *
   * @throws IllegalArgumentException if it has not all of {@code places}
   */
  ServerCommand require(String... places) {
    for (String place : places) {
      if (!has(place)) {
        throw new IllegalArgumentException("--exec has no " + place + ": " + text);
      }
    }
    return this;
  }

  boolean has(String place) {
    return text.contains(place);
  }

  /** Returns the command with one place filled in. */
  ServerCommand with(String place, String value) {
    return new ServerCommand(text.replace(place, value), declared, patience);
  }

  /** Says whether the places suffice for {@code wanted}. */
  boolean canBe(Settings wanted) {
    Settings reachable = declared;
    if (has("{key}") && has("{address-key}")) {
      reachable = reachable.withKeys(wanted.sharedKey(), wanted.addressKey());
    }
    if (has("{history}") && wanted.historyFrames() != null) {
      reachable = reachable.withHistory(wanted.historyFrames());
    }
    return wanted.equals(reachable);
  }

  /**
   * Starts the server and waits until it accepts connections.
   *
   * @throws Unreachable if it does not
   */
  Subject.Running start(Settings wanted, InetSocketAddress address) {
    String filled =
        with("{port}", Integer.toString(address.getPort()))
            .with("{key}", orEmpty(wanted.sharedKey()))
            .with("{address-key}", orEmpty(wanted.addressKey()))
            .with("{history}", Integer.toString(wanted.historyLimit()))
            .text();
    return SpawnedServer.start(filled, address, patience);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
