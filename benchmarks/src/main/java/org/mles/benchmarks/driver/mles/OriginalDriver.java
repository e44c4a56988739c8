package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.AnsweringServer;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.workload.Streams;
import org.mles.cert.Trust;

/**
 * The original as it can be had: the last crate of version 1, and the release of version 2, which
 * speaks inside TLS alone. Each is a private process with its own defaults, except for what bounds
 * how many members one address may have.
 *
 * <p>A member of version 1 needs a shared key here: without one, the original hashes an address of
 * IPv4 in a form that no client does.
 */
public final class OriginalDriver implements Driver {
  private static final String SHARED_KEY = "benchmarks";
  private static final int ANSWER_MILLIS = 2000;

  /** Connections, and open files, of one address. */
  private static final String MANY = "20000";

  @Override
  public String family() {
    return "mles-rs";
  }

  @Override
  public List<String> systems() {
    return Stream.of(Original.RS_2, Original.RS_1).map(Original::system).toList();
  }

  @Override
  public void check(String system, Map<String, String> options) throws Unavailable {
    Original.of(system).require();
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws Unavailable, IOException, InterruptedException {
    Original which = Original.of(system);
    OriginalProgram program = which.require();
    return which == Original.RS_1 ? startV1(program, site.scratch()) : startV2(program, site);
  }

  private static RunningServer startV1(OriginalProgram program, Path home)
      throws IOException, InterruptedException {
    Map<String, String> how =
        Map.of(
            "server",
            "mles of the original, its history of 100 messages, listens on all addresses",
            "authentication",
            "shared key");
    List<String> words = List.of(program.path().toString());
    Child process = Child.start(words, "", home, Map.of("MLES_KEY", SHARED_KEY));
    return new AnsweringServer(process, Original.ONLY_OF_V1, program.version(), how)
        .awaited("mles", HostPort::answers);
  }

  private static RunningServer startV2(OriginalProgram program, ServerSite site)
      throws IOException, InterruptedException {
    ReleaseHome home = new ReleaseHome(site.scratch());
    home.make();
    HostPort address = HostPort.free();
    Child process = Child.start(words(program, home, address.port()), "", home.folder(), Map.of());
    Map<String, String> how =
        Map.of(
            "server",
            "mles of the original, its history of 200 messages, listens on all addresses,"
                + " --per-ip-limit and --filelimit "
                + MANY,
            "authentication",
            "no shared key");
    return new AnsweringServer(process, address, program.version(), how)
        .awaited("mles", OriginalDriver::answersInsideTls);
  }

  private static List<String> words(OriginalProgram program, ReleaseHome home, int port) {
    // The key of whoever runs this would be asked of every member.
    return List.of(
        "env",
        "-u",
        "MLES_KEY",
        program.path().toString(),
        "--domains",
        ReleaseHome.DOMAIN,
        "--cache",
        home.cache().toString(),
        "--wwwroot",
        home.site().toString(),
        "--port",
        Integer.toString(port),
        "--filelimit",
        MANY,
        "--per-ip-limit",
        MANY);
  }

  /** The release answers before it has read its certificate, and refuses TLS until it has. */
  private static boolean answersInsideTls(HostPort server) {
    try (Socket plain = new Socket()) {
      plain.connect(server.address(), ANSWER_MILLIS);
      plain.setSoTimeout(ANSWER_MILLIS);
      Trust trust = Trust.ofAnybody();
      try (SSLSocket tls = trust.over(plain, server.host(), server.port(), TlsWire.HTTP)) {
        tls.startHandshake();
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public @Nullable String refuses(String system, Streams streams) {
    return Original.of(system) == Original.RS_1 ? null : TlsWire.refuses(streams);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    return Original.of(system) == Original.RS_1
        ? WireClient.connect(plan, part -> MlesWire.withKey(part, SHARED_KEY))
        : WireClient.connect(plan, TlsWire::ofV2);
  }
}
