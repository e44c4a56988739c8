package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.ListeningServer;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.StreamClients;
import org.mles.benchmarks.driver.wire.ChannelsClient;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.process.ChildJvm;
import org.mles.benchmarks.workload.Streams;

/**
 * The reference server in a JVM of its own, started as a user starts it: {@code serve}.
 *
 * <p>Options {@code mles-jar} and {@code base-jar}: runnable jars with other builds of the server,
 * the second for {@code mles-base}.
 */
public final class MlesDriver implements Driver {
  /** The reference server, read by the one client of all servers. */
  public static final String WIRE = "mles";

  /** Another build of it, to compare with. */
  public static final String BASE = "mles-base";

  /** Option: runnable jar of {@link #WIRE}, the one on the class path without it. */
  public static final String JAR = "mles-jar";

  /** Option: runnable jar of {@link #BASE}. */
  public static final String BASE_JAR = "base-jar";

  /** The reference server speaking version 2 over WebSocket, read by the one client, too. */
  public static final String V2 = "mles-v2";

  /** {@link #WIRE} inside TLS. */
  public static final String TLS = "mles-tls";

  /** {@link #V2} inside TLS. */
  public static final String V2_TLS = "mles-v2-tls";

  /** {@link #WIRE} on two loops, which share the members of a channel. */
  public static final String TWO_LOOPS = "mles-2-loops";

  /** The same as {@link #WIRE}, read by our own client library as its users would. */
  static final String CLIENT = "mles-client";

  /** The same as {@link #WIRE}, read by a blocking thread per subscriber, as in 2017. */
  static final String THREADS = "mles-threads";

  /** Option: number of channels that the subscribers of {@link #WIRE} are spread over. */
  public static final String CHANNELS = "channels";

  /** Option: where a server finds its upstream server. */
  public static final String UPSTREAM = "upstream";

  /** Option: port of loopback at which a server shows its counters. */
  public static final String METRICS_PORT = "metrics-port";

  private static final String MAIN_CLASS = "Main-Class";
  private static final String MAIN = "org.mles.cli.MlesCommand";

  @Override
  public String family() {
    return "mles";
  }

  @Override
  public List<String> systems() {
    return List.of(WIRE, TWO_LOOPS, V2, TLS, V2_TLS, CLIENT, THREADS, BASE);
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    String option = system.equals(BASE) ? BASE_JAR : JAR;
    String jar = options.get(option);
    if (jar == null && system.equals(BASE)) {
      throw new Unavailable("needs a jar to compare with");
    }
    if (jar != null) {
      requireRunnable(Path.of(jar));
    }
  }

  private static void requireRunnable(Path path) throws Unavailable {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest == null || manifest.getMainAttributes().getValue(MAIN_CLASS) == null) {
        throw new Unavailable(path + " is no runnable jar: no Main-Class");
      }
    } catch (IOException e) {
      throw new Unavailable(path + " is no runnable jar: " + e.getMessage());
    }
  }

  @Override
  public boolean leavesUnread(String system) {
    return !system.equals(CLIENT) && !system.equals(THREADS);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    List<String> args = args(system, site);
    String jar = site.option(system.equals(BASE) ? BASE_JAR : JAR);
    List<String> words =
        jar == null
            ? ChildJvm.words(List.of(), MAIN, args)
            : ChildJvm.wordsOfJar(Path.of(jar), args);
    return ListeningServer.start(words, jar == null ? version() : null, settings(args, jar));
  }

  private static List<String> args(String system, ServerSite site) {
    List<String> args = new ArrayList<>(List.of("serve", "--bind", site.bind(), "--port", "0"));
    // One as in all kept results: the load has the other cores.
    args.addAll(List.of("--loops", system.equals(TWO_LOOPS) ? "2" : "1"));
    if (system.equals(V2) || system.equals(V2_TLS)) {
      // It is what the server does by default; other builds may not know it.
      args.addAll(List.of("--protocols", "v1,v2"));
    }
    boolean tls = system.equals(TLS) || system.equals(V2_TLS);
    if (tls) {
      args.add("--tls-self-signed");
    }
    if (tls || site.option(CHANNELS) != null) {
      // Who publishes is connected before all others shake hands or join, and joins after them.
      args.addAll(List.of("--first-frame-deadline", "120s"));
    }
    addIfGiven(args, "--peer", site.option(UPSTREAM));
    addIfGiven(args, "--metrics-port", site.option(METRICS_PORT));
    return args;
  }

  private static void addIfGiven(List<String> args, String option, @Nullable String value) {
    if (value != null) {
      args.addAll(List.of(option, value));
    }
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException, InterruptedException {
    return switch (system) {
      case V2 -> WireClient.connect(plan, V2Wire::joining);
      case TLS -> WireClient.connect(plan, part -> TlsWire.around(MlesWire.joining(part), part));
      case V2_TLS -> WireClient.connect(plan, TlsWire::ofV2);
      case CLIENT -> StreamClients.connect(plan, MlesUser::connect);
      case THREADS -> WireClient.withThreads(plan, MlesWire::joining);
      default -> connect(plan);
    };
  }

  private static LoadClient connect(LoadPlan plan) throws IOException {
    String channels = plan.options().get(CHANNELS);
    return channels == null
        ? WireClient.connect(plan, MlesWire::joining)
        : ChannelsClient.connect(
            plan,
            Integer.parseInt(channels),
            number -> MlesWire.joining(plan.with(LoadPlan.CHANNEL, named(number))));
  }

  /** Returns the name of a channel; all are equally long, so that their frames are. */
  private static String named(int channel) {
    return String.format(Locale.ROOT, "fanout-%05d", channel);
  }

  @Override
  public @Nullable String refuses(String system, Streams streams) {
    return system.equals(TLS) || system.equals(V2_TLS) ? TlsWire.refuses(streams) : null;
  }

  private static Map<String, String> settings(List<String> args, @Nullable String jar) {
    return Map.of(
        "server",
        (jar == null ? "reference-impl " : jar + " ") + String.join(" ", args),
        "authentication",
        "endpoint mode, no shared key",
        "server JVM options",
        "none");
  }

  private static @Nullable String version() {
    return MlesDriver.class.getPackage().getImplementationVersion();
  }
}
