package org.mles.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.cli.console.Interrupts;
import org.mles.benchmarks.crew.CrewMember;
import org.mles.benchmarks.crew.Manner;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.crew.word.CrewWord;
import org.mles.benchmarks.driver.HostPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes load on this machine for a {@code fanout --agents} elsewhere, until that ends. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Makes load on this machine for one run of 'fanout --agents' on another. Ends with that"
            + " run, or with its coordinator.")
final class AgentCommand implements Callable<Integer> {
  private static final int ENDED_BADLY = 2;
  private static final int MOST_WAIT_SECONDS = 86_400;
  private static final long PAUSE_MILLIS = 1000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      required = true,
      description = "the coordinator: what its --listen says")
  private String join = "";

  @Option(
      names = "--bind",
      paramLabel = "HOST:PORT",
      description =
          "own address for coordinator and agents; a second port, 100 above it, notices agents that"
              + " died (default: the address from which the coordinator is reached, any ports)")
  private @Nullable String bind;

  @Option(
      names = "--name",
      description = "by which the results know this agent (default: the name of the machine)")
  private @Nullable String name;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "how long to try to join (default: ${DEFAULT-VALUE})")
  private int waitSeconds;

  @Mixin private SecretOption secret;

  /** Made by picocli, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  AgentCommand() {}

  @Override
  public Integer call() throws IOException, UserError {
    PrintWriter err = spec.commandLine().getErr();
    GroupKey key = secret.key();
    try (Interrupts interrupts = Interrupts.toThisThread()) {
      CrewWord.Hello hello = hello();
      HostPort host = HostPort.of(join);
      InetSocketAddress own = own(host);
      try (CrewMember member = joined(own, host, key)) {
        err.println("joined " + join + " as " + hello.name());
        CrewMember.Farewell farewell = member.run(hello);
        err.println(farewell.why());
        interrupts.written();
        return farewell.well() ? 0 : ENDED_BADLY;
      }
    } catch (InterruptedException e) {
      return FanOutCommand.INTERRUPTED;
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private CrewWord.Hello hello() throws IOException {
    String known = name == null ? InetAddress.getLocalHost().getHostName() : name;
    return new CrewWord.Hello(known, new JarVersion().getVersion()[0]);
  }

  private InetSocketAddress own(HostPort host) throws IOException {
    if (bind != null) {
      return HostPort.of(bind).address();
    }
    try (DatagramSocket way = new DatagramSocket()) {
      way.connect(host.address()); // sends nothing; the system chooses the address
      return new InetSocketAddress(way.getLocalAddress(), 0);
    }
  }

  /** Tries until it is let in: the coordinator may start later than its agents. */
  private CrewMember joined(InetSocketAddress own, HostPort host, GroupKey key)
      throws IOException, UserError, InterruptedException {
    if (waitSeconds < 1 || waitSeconds > MOST_WAIT_SECONDS) {
      throw new UserError("--wait " + waitSeconds + "; 1 to " + MOST_WAIT_SECONDS);
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    while (true) {
      boolean answers = host.answers();
      if (answers) {
        Optional<CrewMember> member = CrewMember.join(own, host.address(), key, Manner.HONEST);
        if (member.isPresent()) {
          return member.get();
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new UserError(
            answers
                ? join + " lets nobody in with this secret"
                : "nobody answers at " + join + " within " + waitSeconds + " s");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
