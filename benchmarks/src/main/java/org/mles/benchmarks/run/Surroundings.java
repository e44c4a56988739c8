package org.mles.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Child;
import org.mles.benchmarks.result.ResultFile;

/** Describes this machine and this tool; what cannot be known is null. Thread: caller. */
final class Surroundings {
  private static final int FINGERPRINT_OCTETS = 6;
  private static final long GIT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private Surroundings() {}

  static ResultFile.Env env(List<String> jvmArgs) {
    String cpu = firstMatch(Path.of("/proc/cpuinfo"), "model name");
    int cores = Runtime.getRuntime().availableProcessors();
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    Long memMiB = memMiB();
    String jdk = System.getProperty("java.vm.name") + " " + Runtime.version();
    String virt = hypervisor();
    String container = container();
    String all = String.join("|", "" + cpu, "" + cores, kernel, "" + memMiB, jdk, "" + virt);
    return new ResultFile.Env(
        fingerprint(all), cpu, cores, virt, kernel, memMiB, jdk, jvmArgs, container);
  }

  static ResultFile.Tool tool() {
    String version = Surroundings.class.getPackage().getImplementationVersion();
    String commit = git("rev-parse", "HEAD");
    // What an earlier part of the same run has written is no change of the tool.
    String changes =
        commit == null
            ? null
            : git(
                "status",
                "--porcelain",
                "--untracked-files=no",
                "--",
                ":/",
                ":(top,exclude)results");
    return new ResultFile.Tool(
        version == null ? "development" : version,
        commit,
        changes == null ? null : !changes.isEmpty());
  }

  private static @Nullable String firstMatch(Path file, String key) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Long memMiB() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getTotalMemorySize() >> 20
        : null;
  }

  private static @Nullable String hypervisor() {
    String flags = firstMatch(Path.of("/proc/cpuinfo"), "flags");
    boolean guest = flags != null && List.of(flags.split(" ", -1)).contains("hypervisor");
    return guest ? read("/sys/class/dmi/id/product_name").orElse("virtual machine") : null;
  }

  private static @Nullable String container() {
    if (Files.exists(Path.of("/.dockerenv"))) {
      return "docker";
    }
    return Files.exists(Path.of("/run/.containerenv")) ? "podman" : null;
  }

  private static Optional<String> read(String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).trim()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String fingerprint(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the first line of what git says of the folder of the class path, null if nothing. */
  private static @Nullable String git(String... words) {
    String first = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
    Path folder = Path.of(first).toAbsolutePath().getParent();
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      Child git = Child.start(command, "", folder, Map.of());
      Optional<String> line = git.next(GIT_NANOS);
      boolean well = git.waitFor(GIT_NANOS) && git.exitCode() == 0;
      git.kill();
      return well ? line.orElse("") : null;
    } catch (IOException | TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
