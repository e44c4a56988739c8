package org.mles.benchmarks.driver.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A private root with another system's brokers in it, which {@code ci/brokers} makes. A program is
 * started in it by {@code chroot}, in a mount namespace of its own, so that no mount outlives it.
 *
 * <p>Thread: any.
 *
 * @param folder where it lies
 */
public record BrokerRoot(Path folder) {
  private static final String VARIABLE = "MLES_BROKERS";

  /** What a root has when it is complete. */
  private static final String MARK = ".mles-brokers";

  private static final List<String> PLACES =
      List.of("/usr/lib/rabbitmq/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  /**
   * Gives the root what a broker reads of the machine, and the folder of its own files. The machine
   * is called {@code localhost} inside, since every name that is not in the root's own table would
   * be asked of a name server: RabbitMQ 4 looks up its own for each connection and waits meanwhile.
   */
  private static final String ENTER =
      "echo localhost > /proc/sys/kernel/hostname && mount --rbind /proc \"$1/proc\" && mount --rbind /dev \"$1/dev\""
          + " && mkdir -p \"$1$2\" && mount --rbind \"$2\" \"$1$2\""
          + " && root=$1 && shift 2 && exec chroot \"$root\" \"$@\"";

  /** Finds the root, where {@code ci/brokers} puts it. */
  static Optional<BrokerRoot> find() {
    return find(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Finds the root where these variables say, otherwise in a user's folder. */
  static Optional<BrokerRoot> find(Map<String, String> variables, Path user) {
    String cache = variables.getOrDefault("XDG_CACHE_HOME", user.resolve(".cache").toString());
    String folder = variables.getOrDefault(VARIABLE, Path.of(cache, "mles", "brokers").toString());
    return Optional.of(new BrokerRoot(Path.of(folder).toAbsolutePath()))
        .filter(root -> Files.exists(root.folder.resolve(MARK)));
  }

  /** Returns where a program lies, as it is seen inside; empty if it is not there. */
  Optional<Path> program(String name) {
    return PLACES.stream()
        .map(place -> Path.of(place, name))
        .filter(path -> Files.isExecutable(outside(path)))
        .findFirst();
  }

  /** Returns a path of the inside as it is seen from outside. */
  Path outside(Path inside) {
    return folder.resolve(Path.of("/").relativize(inside));
  }

  /**
   * Returns the words that start {@code words} inside.
   *
   * @param home folder whose path is the same inside, with everything beside it
   */
  List<String> enter(Path home, List<String> words) {
    List<String> entering = new ArrayList<>(List.of("unshare", "--mount", "--uts"));
    if (!System.getProperty("user.name").equals("root")) {
      entering.add("--map-root-user");
    }
    Path shared = home.toAbsolutePath().getParent();
    entering.addAll(List.of("sh", "-c", ENTER, "enter"));
    entering.addAll(Stream.of(folder, shared == null ? home : shared).map(Path::toString).toList());
    entering.addAll(words);
    return entering;
  }
}
