package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.Unreachable;

/**
 * A command that starts a server, with places that are filled in: {@code {port}}, and those of each
 * {@link Setting} that the suite may choose.
 *
 * @param text run by {@code sh -c}
 * @param declared what the user said of the server
 * @param patience how long to wait until it accepts connections
 */
record ServerCommand(String text, Settings declared, Duration patience) {
  private static final String BIND = "{bind}";
  private static final Pattern PLACE = Pattern.compile("\\{[a-z-]+}");

  /**
   * Returns this command.
   *
   * @throws IllegalArgumentException if it has not all of {@code places}
   */
  ServerCommand require(String... places) {
    for (String place : places) {
      if (!text.contains(place)) {
        throw new IllegalArgumentException("--exec has no " + place + ": " + text);
      }
    }
    return this;
  }

  /** Says why the places do not suffice for {@code wanted}; null if they do. */
  @Nullable String objection(Settings wanted) {
    // On which addresses a server listens can be seen, see start.
    Settings reachable = declared.withBind(wanted.bind()).withUse(wanted.use());
    Setting.Spelling lacking = Setting.lacking(text, reachable, wanted);
    if (lacking != null) {
      return "the command has no " + lacking;
    }
    for (Setting setting : Setting.ALL) {
      reachable = setting.isIn(text) ? setting.chosen().apply(reachable, wanted) : reachable;
    }
    return wanted.equals(reachable) ? null : "the command was declared to be set otherwise";
  }

  /** Returns the command with its places filled in; words in braces that are no places stay. */
  String filled(Settings wanted, Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(more);
    for (Setting setting : Setting.ALL) {
      for (Setting.Spelling spelling : setting.spellings()) {
        spelling.places().forEach((place, filling) -> texts.put(place, filling.apply(wanted)));
      }
    }
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(texts.getOrDefault(place.group(), place.group())));
  }

  /**
   * Starts the server and waits until it accepts connections.
   *
   * @param more places beside those of settings, each with what it is filled with
   * @throws Unreachable if it does not
   * @throws NotApplicable if it was not told on which addresses, and does not on those wanted
   */
  Subject.Running start(Settings wanted, InetSocketAddress address, Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(more);
    texts.put("{port}", Integer.toString(address.getPort()));
    String command = filled(wanted, texts);
    if (wanted.bind() == declared.bind() || text.contains(BIND)) {
      return SpawnedServer.start(command, address, wanted.transport(), patience);
    }
    int port = address.getPort();
    SpawnedServer server =
        SpawnedServer.start(
            command,
            new InetSocketAddress(declared.bind().reached(), port),
            wanted.transport(),
            patience);
    if (!Reachability.isOpen(new InetSocketAddress(Settings.Bind.IPV6.reached(), port))) {
      server.close();
      throw new NotApplicable(
          "the server does not listen on ::1 as well, and is not told: " + BIND);
    }
    return server.reachedAt(address);
  }
}
