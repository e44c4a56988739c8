package org.mles.conformance.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.selftest.faults.Fault;

/**
 * Source files of the suite that differ from a commit, and what that means for the kill matrix: a
 * fault is tried again if its enum has changed, or the chapter of a case that names it. If anything
 * has changed that all of them stand on, all are tried.
 *
 * <p>Thread: any.
 *
 * @param paths of files, from the root of the repository
 */
public record Changes(Set<String> paths) {
  private static final String SUITE = "conformance/src/main/java/org/mles/conformance/";
  private static final List<String> GROUND =
      List.of("book/", "lab/", "probe/", "run/", "selftest/model/", "wire/");

  /**
   * Asks git.
   *
   * @throws IllegalArgumentException if it does not know {@code commit}, or is not there
   */
  public static Changes since(String commit) {
    List<String> git = List.of("git", "diff", "--name-only", commit, "--", ":/" + SUITE);
    try {
      Process process = new ProcessBuilder(git).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalArgumentException(
            "git has nothing to compare with '" + commit + "': " + said.strip());
      }
      return new Changes(said.lines().collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new IllegalArgumentException("git cannot be asked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git compares", e);
    }
  }

  /** Says whether {@code fault} is to be tried again, with the cases that name it. */
  public boolean concern(Fault fault, List<CaseDefinition> naming) {
    return touchesGround()
        || touches(fault.getClass())
        || naming.stream().anyMatch(c -> touches(c.method().getDeclaringClass()));
  }

  private boolean touchesGround() {
    return paths.stream()
        .anyMatch(path -> GROUND.stream().anyMatch(floor -> path.startsWith(SUITE + floor)));
  }

  private boolean touches(Class<?> type) {
    return paths.stream().anyMatch(path -> path.endsWith("/" + type.getSimpleName() + ".java"));
  }
}
