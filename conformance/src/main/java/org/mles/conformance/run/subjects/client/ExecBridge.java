package org.mles.conformance.run.subjects.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.bridge.Errand;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.run.subjects.AuthorityPlace;

/**
 * A bridge that the suite starts by a command, one process or more per case. {@code {a}} and {@code
 * {b}}, or {@code {url-a}} and {@code {url-b}}, and {@code {channel}} are filled in, and what the
 * command has of {@code {uid}}, {@code {key}}, {@code {silence}} and {@code {silence-millis}}.
 * Inside TLS the URLs say {@code wss}, and {@code {ca}} is the file of the authority that it has to
 * believe.
 *
 * <p>Thread: any.
 */
public final class ExecBridge implements BridgeSubject {
  /** Silence that cases ask for where the command lets them choose. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** A program has to be loaded, and waits before it tries again. */
  private static final Duration AIR = Duration.ofSeconds(10);

  private final String command;
  private final Settings declared;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @throws IllegalArgumentException if a place that every bridge needs is missing
   */
  public ExecBridge(String command, Settings declared) {
    for (String side : new String[] {"a", "b"}) {
      String place = "{" + side + "}";
      String url = "{url-" + side + "}";
      if (!command.contains(place) && !command.contains(url)) {
        throw new IllegalArgumentException(
            "--exec has no " + place + " or " + url + ": " + command);
      }
    }
    if (!command.contains("{channel}")) {
      throw new IllegalArgumentException("--exec has no {channel}: " + command);
    }
    AuthorityPlace.require(command, declared.transport());
    this.command = command;
    this.declared = declared;
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
  public @Nullable String objection(Settings wanted) {
    Settings reachable =
        command.contains("{key}")
            ? declared.withKeys(wanted.sharedKey(), wanted.addressKey())
            : declared;
    return wanted.equals(reachable) ? null : "the command lacks a place for it";
  }

  @Override
  public Timers timers(Timers planned) {
    return planned.plus(AIR);
  }

  @Override
  public @Nullable Duration silence() {
    return command.contains("{silence}") || command.contains("{silence-millis}") ? SILENCE : null;
  }

  @Override
  public ClientProgram launch(Errand errand) {
    String filled = filled(errand);
    try {
      return new ClientProcess(filled);
    } catch (IOException e) {
      throw new Unreachable("cannot run '" + filled + "': " + e.getMessage());
    }
  }

  private String filled(Errand errand) {
    String scheme = declared.transport() == Transport.PLAIN ? "ws" : "wss";
    String filled = filled(command, scheme, "a", errand.a());
    filled = filled(filled, scheme, "b", errand.b());
    for (Map.Entry<String, String> place : AuthorityPlace.filling(command).entrySet()) {
      filled = ShellWord.fill(filled, place.getKey(), place.getValue());
    }
    filled = ShellWord.fill(filled, "{channel}", errand.channel());
    filled = ShellWord.fill(filled, "{uid}", errand.uid());
    filled = ShellWord.fill(filled, "{key}", errand.settings().sharedKey());
    filled = ShellWord.fill(filled, "{silence}", Long.toString(errand.silence().toSeconds()));
    return ShellWord.fill(filled, "{silence-millis}", Long.toString(errand.silence().toMillis()));
  }

  private static String filled(
      String template, String scheme, String side, InetSocketAddress server) {
    String address = server.getAddress().getHostAddress() + ":" + server.getPort();
    String named = ShellWord.fill(template, "{" + side + "}", address);
    // Not a word of its own: a slash needs no quotes.
    return named.replace("{url-" + side + "}", scheme + "://" + address);
  }
}
