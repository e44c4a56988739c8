package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.program.Cost;
import org.mles.conformance.program.Program;

/** A server in a process of its own. Thread: any. */
final class SpawnedServer implements Subject.Running {
  private final Program program;
  private final InetSocketAddress address;

  private SpawnedServer(Program program, InetSocketAddress address) {
    this.program = program;
    this.address = address;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param address where it will listen
   * @param transport what will carry the octets of its clients
   * @throws Unreachable if it does not, with what it said
   */
  static SpawnedServer start(
      String command, InetSocketAddress address, Transport transport, Duration patience) {
    Program program;
    try {
      program = Program.server(command);
    } catch (IOException e) {
      throw new Unreachable("cannot run '" + command + "': " + e.getMessage());
    }
    try {
      Reachability.await(address, patience, program::isAlive);
      Reachability.require(address, transport);
      return new SpawnedServer(program, address);
    } catch (Unreachable e) {
      program.close();
      String end = program.exitText();
      String said = String.join(" | ", program.said());
      throw new Unreachable(
          String.format(Locale.ROOT, "%s; %s; it said: %s", e.getMessage(), end, said));
    }
  }

  /** Returns the same server for clients who come another way. */
  SpawnedServer reachedAt(InetSocketAddress other) {
    return new SpawnedServer(program, other);
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public List<String> said() {
    return program.said();
  }

  @Override
  public @Nullable String ended() {
    boolean gone = program.hasEnded() || !Reachability.isOpen(address);
    return gone ? "its process: " + program.exitText() : null;
  }

  @Override
  public Optional<Cost> cost() {
    return program.cost();
  }

  @Override
  public void dismiss() {
    program.dismiss();
  }

  @Override
  public void close() {
    program.close();
  }
}
