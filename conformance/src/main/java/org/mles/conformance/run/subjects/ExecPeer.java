package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;

/**
 * A peer server that the suite starts by a command, with {@code {port}} and {@code {upstream}}
 * filled in. If the command has a place for the first wait, the suite chooses it.
 *
 * <p>Thread: any.
 */
public final class ExecPeer implements PeerSubject {
  private static final String UPSTREAM = "{upstream}";

  private final ServerCommand command;
  private final Settings declared;
  private final Duration firstWait;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param ownWait first wait of a command without a place for it
   * @throws IllegalArgumentException if it lacks {@code {port}} or {@code {upstream}}
   */
  public ExecPeer(String command, Settings declared, Duration patience, Duration ownWait) {
    this.command = new ServerCommand(command, declared, patience).require("{port}", UPSTREAM);
    this.declared = declared;
    this.firstWait =
        waits(SHORT_WAIT).keySet().stream().anyMatch(command::contains) ? SHORT_WAIT : ownWait;
  }

  @Override
  public String description() {
    return command.text();
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public @Nullable String objection(Settings wanted) {
    return command.objection(wanted);
  }

  @Override
  public Duration firstWait() {
    return firstWait;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    Map<String, String> places = waits(firstWait);
    places.put(UPSTREAM, upstream.getAddress().getHostAddress() + ":" + upstream.getPort());
    return command.start(wanted, new InetSocketAddress(wanted.bind().reached(), port), places);
  }

  /** Returns the places of the first wait; the short one is as old as the suite. */
  private static Map<String, String> waits(Duration firstWait) {
    Map<String, String> places = Time.places("peer-wait", firstWait);
    places.put("{wait}", Time.SECONDS.text(firstWait));
    return places;
  }
}
