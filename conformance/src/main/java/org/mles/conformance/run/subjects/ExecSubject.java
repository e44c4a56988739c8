package org.mles.conformance.run.subjects;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Settings;

/**
 * A server that the suite starts by a command. A server whose port is fixed is given by its
 * address; then there is one configuration only.
 *
 * <p>Thread: any.
 */
public final class ExecSubject implements ServerSubject {
  private final ServerCommand command;
  private final Settings declared;
  private final @Nullable InetSocketAddress fixed;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param fixed where the command listens whatever it is told, or null for {@code {port}}
   * @throws IllegalArgumentException if the command has neither
   */
  public ExecSubject(
      String command, Settings declared, Duration patience, @Nullable InetSocketAddress fixed) {
    ServerCommand template = new ServerCommand(command, declared, patience);
    this.command = fixed == null ? template.require("{port}") : template;
    this.declared = declared;
    this.fixed = fixed;
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
    return fixed == null ? command.objection(wanted) : TargetSubject.objection(declared, wanted);
  }

  @Override
  public Running start(Settings wanted) {
    InetSocketAddress address =
        fixed == null ? new InetSocketAddress(wanted.bind().reached(), FreePort.take()) : fixed;
    return command.start(wanted, address, Map.of());
  }
}
