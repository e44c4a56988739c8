package org.mles.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mles.testing.Missing;

/** What the proxy needs must not come into the jar of the server. */
final class JarsIT {
  private static final Path SERVER = Path.of("..", "reference-impl", "target", "mles-server.jar");

  private static final Pattern LIBRARY =
      Pattern.compile("META-INF/maven/([^/]+/[^/]+)/pom\\.properties");

  /** First two words of a package, also in the part for newer JVMs. */
  private static final Pattern CLASS =
      Pattern.compile("(?:META-INF/versions/[0-9]+/)?([a-z0-9]+(?:/[a-z0-9]+)?)/.*\\.class");

  @Test
  void theServersJarHoldsItsFewLibrariesAlone() throws IOException {
    if (!Files.exists(SERVER)) {
      Missing.skip("needs " + SERVER + ", which the build makes before");
    }
    assertThat(entries(LIBRARY))
        .containsExactly(
            "com.fasterxml.jackson.core/jackson-annotations",
            "org.mles/mles-reference-impl",
            "tools.jackson.core/jackson-core",
            "tools.jackson.core/jackson-databind");
    // Two of them say nothing of themselves but by their packages.
    assertThat(entries(CLASS))
        .containsExactly("com/fasterxml", "org/jspecify", "org/mles", "picocli", "tools/jackson");
  }

  private static Set<String> entries(Pattern pattern) throws IOException {
    try (JarFile jar = new JarFile(SERVER.toFile())) {
      return jar.stream()
          .map(entry -> pattern.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
