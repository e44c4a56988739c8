package org.mles.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reference server in a JVM of its own, started as a user starts it: {@code serve}.
 *
 * <p>Option {@code mles-jar}: a jar with another build of the server.
 */
public final class MlesDriver implements Driver {
  static final String NIO = "mles";
  static final String THREADS = "mles-threads";

  private static final String MAIN = "org.mles.cli.MlesCommand";

  @Override
  public String family() {
    return "mles";
  }

  @Override
  public List<String> systems() {
    return List.of(NIO, THREADS);
  }

  @Override
  public RunningServer start(String system, ServerSite site)
      throws IOException, InterruptedException {
    Path log = site.scratch().resolve("server.log");
    List<String> args = List.of("serve", "--bind", "127.0.0.1", "--port", "0");
    String jar = site.option("mles-jar");
    String classPath = jar == null ? System.getProperty("java.class.path") : jar;
    Process process = ChildJvm.start(List.of(), classPath, MAIN, args, log);
    return ListeningProcess.await(process, version(), settings(args, jar), log);
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) throws IOException {
    Receivers receivers = system.equals(THREADS) ? new Receivers.Threads() : new Receivers.Nio();
    return FrameClient.connect(plan, receivers, true);
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
