package org.mles.proxy.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.cli.option.DurationConverter;
import org.mles.cli.option.LogOptions;
import org.mles.cli.option.ServerAddress;
import org.mles.cli.program.Ending;
import org.mles.cli.program.JarVersion;
import org.mles.proxy.bridge.Bridge;
import org.mles.proxy.bridge.BridgePlan;
import org.mles.proxy.bridge.MqttShore;
import org.mles.proxy.bridge.Shore;
import org.mles.proxy.bridge.UnreachedException;
import org.mles.text.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a bridge until it is interrupted. Thread: main. */
@Command(
    name = "bridge",
    description = {
      "Carries channels between two servers of version 2, both ways, until it is interrupted; with"
          + " --mqtt between a broker and one server, each channel as the topic of its name.",
      "Each payload crosses once: equal ones within --memory count as one, whoever says them and"
          + " wherever. So bridges may run side by side, and servers may be bridged in a ring.",
      "Binary messages cross. Text, first messages among it, needs --text.",
      "A server that is lost is joined again, for ever. What is meant for it waits; when more waits"
          + " than --queue or an eighth of --memory, the oldest goes, which is counted as \"lost\"."
          + " Version 2 acknowledges nothing: what was handed over in the moment when a server goes"
          + " may be lost uncounted.",
      "A bridge that is started again brings each history across once more."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    abbreviateSynopsis = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:a channel is refused that never stood, or output is lost",
      "2:wrong usage",
      "3:a side not reached at the start"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BridgeCommand implements Callable<Integer> {
  private static final int UNREACHED = 3;

  private static final int MIB_BITS = 20;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "URL",
      arity = "1..2",
      converter = ServerAddress.Converter.class,
      description = "URL_A and URL_B, ws://HOST:PORT or wss://HOST:PORT; with --mqtt one of them.")
  private List<ServerAddress> servers;

  @Option(
      names = {"-c", "--channel"},
      paramLabel = "CHANNEL",
      required = true,
      description = "Channel to carry. May be given several times.")
  private List<String> channels;

  @Option(
      names = "--mqtt",
      paramLabel = "mqtt://HOST:PORT",
      converter = BrokerConverter.class,
      description = "Broker of MQTT 3.1.1 that takes the place of A. Default port: 1883.")
  private @Nullable MqttShore broker;

  @Option(names = "--text", description = "Carry text too.")
  private boolean text;

  @Option(
      names = "--memory",
      paramLabel = "N",
      defaultValue = "" + BridgePlan.DEFAULT_MEMORY,
      description =
          "Payloads of each channel to know again, at least 8; each takes some 80 octets."
              + " Default: ${DEFAULT-VALUE}.")
  private int memory;

  @Option(
      names = "--queue",
      paramLabel = "MIB",
      defaultValue = "64",
      description =
          "Memory for all that waits, and as much for what was sent last; at least 1."
              + " Default: ${DEFAULT-VALUE}.")
  private int queueMib;

  @Option(
      names = "--silence",
      paramLabel = "TIME",
      defaultValue = "90s",
      converter = DurationConverter.class,
      description =
          "A side that gives no sign of life for so long, though it is asked, is taken for lost and"
              + " joined again; 1s to 24h. Default: ${DEFAULT-VALUE}.")
  private Duration silence;

  @Mixin private BridgeOptions options;
  @Mixin private LogOptions log;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BridgePlan plan = plan();
    log.apply();
    BridgeScreen screen = new BridgeScreen(spec.commandLine().getOut(), Terminal.isWatched());
    try (Bridge bridge = Bridge.start(plan, screen::say)) {
      Ending.does("bridge-end", () -> interrupted(bridge, screen));
      while (!bridge.awaitEnd(screen.period())) {
        screen.show(bridge.status());
      }
      return 0;
    } catch (IOException e) {
      screen.fail();
      if (e instanceof UnreachedException) {
        spec.commandLine().getErr().println("bridge: " + OneLine.of(e));
        return UNREACHED;
      }
      throw e;
    }
  }

  /** Says how it was before the process ends; a failure says enough. */
  private static void interrupted(Bridge bridge, BridgeScreen screen) {
    bridge.close();
    screen.end(bridge.status().summary());
  }

  /** Returns what the options ask for. */
  BridgePlan plan() {
    int expected = broker == null ? 2 : 1;
    if (servers.size() != expected) {
      throw new ParameterException(
          spec.commandLine(), "a bridge has two sides: two URLs, or --mqtt and one");
    }
    options.requireTrustIsUsed(servers);
    Shore a = broker == null ? options.shore(servers.get(0), false) : broker;
    Shore b = options.shore(servers.get(expected - 1), true);
    return new BridgePlan(a, b, channels, text, memory, (long) queueMib << MIB_BITS, silence);
  }
}
