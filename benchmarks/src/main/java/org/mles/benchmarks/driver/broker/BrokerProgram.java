package org.mles.benchmarks.driver.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Programs;

/**
 * An installed program of a broker: of this machine, or of a {@link BrokerRoot}.
 *
 * <p>Thread: any.
 *
 * @param path where it lies, as it is seen where it runs
 * @param root the root that it runs in, null if it is the machine's own
 */
public record BrokerProgram(Path path, @Nullable BrokerRoot root) {
  /** Finds a program, first in the private root, if there is one. */
  static Optional<BrokerProgram> find(String name) {
    return inRoot(name).or(() -> Programs.find(name).map(path -> new BrokerProgram(path, null)));
  }

  /** Finds a program in the private root. */
  public static Optional<BrokerProgram> inRoot(String name) {
    return BrokerRoot.find()
        .flatMap(root -> root.program(name).map(path -> new BrokerProgram(path, root)));
  }

  /**
   * Returns the words that start {@code words} where the program is.
   *
   * @param home folder of the broker's files, whose path is the same there
   */
  public List<String> command(Path home, List<String> words) {
    return root == null ? words : root.enter(home, words);
  }

  /** Returns the path of a file beside it, or empty if that cannot be executed. */
  public Optional<Path> sibling(String name) {
    Path path = path().resolveSibling(name);
    return Optional.of(path).filter(there -> Files.isExecutable(outside(there)));
  }

  /** Returns a path of its own system as it is seen here. */
  public Path outside(Path inside) {
    return root == null ? inside : root.outside(inside);
  }

  /** Returns whose program it is, in words. */
  public String owner() {
    return root == null ? "this machine" : "a private root, made by ci/brokers";
  }
}
