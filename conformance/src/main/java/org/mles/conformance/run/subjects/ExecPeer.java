package org.mles.conformance.run.subjects;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import org.mles.conformance.book.Settings;

/**
 * A peer server that the suite starts by a command, with {@code {port}} and {@code {upstream}}
 * filled in. If the command has {@code {wait}}, the suite chooses the first wait, in seconds.
 *
 * <p>Thread: any.
 */
public final class ExecPeer implements PeerSubject {
  private static final double NANOS = 1e9;

  private final ServerCommand command;
  private final Settings declared;
  private final Duration firstWait;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param ownWait first wait of a command without {@code {wait}}
   * @throws IllegalArgumentException if it lacks {@code {port}} or {@code {upstream}}
   */
  public ExecPeer(String command, Settings declared, Duration patience, Duration ownWait) {
    this.command = new ServerCommand(command, declared, patience).require("{port}", "{upstream}");
    this.declared = declared;
    this.firstWait = this.command.has("{wait}") ? SHORT_WAIT : ownWait;
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
  public boolean canBe(Settings wanted) {
    return command.canBe(wanted);
  }

  @Override
  public Duration firstWait() {
    return firstWait;
  }

  @Override
  public Running start(Settings wanted, int port, InetSocketAddress upstream) {
    String seconds = String.format(Locale.ROOT, "%.3f", firstWait.toNanos() / NANOS);
    return command
        .with("{upstream}", upstream.getAddress().getHostAddress() + ":" + upstream.getPort())
        .with("{wait}", seconds)
        .start(wanted, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }
}
