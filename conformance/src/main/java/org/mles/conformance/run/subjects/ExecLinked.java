package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;

/**
 * A subject with an upstream server that the suite starts by a command, with {@code {port}} and
 * {@code {upstream}} filled in. If the command has a place for the first wait, the suite chooses
 * it.
 *
 * <p>Thread: any.
 */
abstract class ExecLinked implements LinkedSubject {
  private static final String UPSTREAM = "{upstream}";

  private final ServerCommand command;
  private final Settings declared;
  private final Function<Duration, Map<String, String>> waits;
  private final Duration firstWait;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param waits returns the places of a first wait, each with what it is filled with
   * @param ownWait first wait of a command without a place for it
   * @throws IllegalArgumentException if it lacks {@code {port}} or {@code {upstream}}
   */
  ExecLinked(
      String command,
      Settings declared,
      Duration patience,
      Function<Duration, Map<String, String>> waits,
      Duration ownWait) {
    AuthorityPlace.require(command, declared.links());
    this.command = new ServerCommand(command, declared, patience).require("{port}", UPSTREAM);
    this.declared = declared;
    this.waits = waits;
    this.firstWait =
        waits.apply(SHORT_WAIT).keySet().stream().anyMatch(command::contains)
            ? SHORT_WAIT
            : ownWait;
  }

  @Override
  public final String description() {
    return command.text();
  }

  @Override
  public final Settings declared() {
    return declared;
  }

  @Override
  public final @Nullable String objection(Settings wanted) {
    return command.objection(wanted);
  }

  @Override
  public final Duration firstWait() {
    return firstWait;
  }

  @Override
  public final Running start(Settings wanted, int port, InetSocketAddress upstream) {
    Map<String, String> places = new HashMap<>(waits.apply(firstWait));
    places.put(UPSTREAM, upstream.getAddress().getHostAddress() + ":" + upstream.getPort());
    places.putAll(AuthorityPlace.filling(command.text()));
    return command.start(wanted, new InetSocketAddress(wanted.bind().reached(), port), places);
  }
}
