package org.mles.benchmarks.driver.mles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.process.Programs;

/**
 * A program of the original on this machine. Versions share the name {@code mles}, so what is only
 * installed has to be known by the record that cargo keeps beside it.
 *
 * <p>Thread: any.
 *
 * @param path where it lies
 * @param version as cargo recorded it, null if it did not
 */
record OriginalProgram(Path path, @Nullable String version) {
  private static final String NAME = "mles";
  private static final String RECORD = ".crates.toml";
  private static final Pattern RECORDED = Pattern.compile("\"mles (\\d+\\.\\d+\\.\\d+)[ \"]");

  /**
   * Finds a program: by its variable, where ci/interop builds it in the checkout around the current
   * folder, or where programs are installed.
   */
  static Optional<OriginalProgram> find(Original which) {
    Path here = Path.of("").toAbsolutePath();
    return find(which, System.getenv(), here, Programs.find(NAME));
  }

  /** The same with other variables, from another folder, with another installed program. */
  static Optional<OriginalProgram> find(
      Original which, Map<String, String> variables, Path from, Optional<Path> installed) {
    String given = variables.get(which.variable());
    if (given != null) {
      return Optional.of(Path.of(given)).flatMap(OriginalProgram::at).filter(p -> p.may(which));
    }
    return Stream.<Path>iterate(from, folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("target").resolve(which.folder()).resolve("bin/" + NAME))
        .flatMap(path -> at(path).stream())
        .filter(program -> program.may(which))
        .findFirst()
        .or(() -> installed.flatMap(OriginalProgram::at).filter(program -> program.is(which)));
  }

  private static Optional<OriginalProgram> at(Path path) {
    return Files.isExecutable(path) && Files.isRegularFile(path)
        ? Optional.of(new OriginalProgram(path.toAbsolutePath(), recorded(path)))
        : Optional.empty();
  }

  /** Returns whether nothing says that it is another version. */
  private boolean may(Original which) {
    return version == null || is(which);
  }

  private boolean is(Original which) {
    return version != null && version.startsWith(which.versions());
  }

  private static @Nullable String recorded(Path program) {
    Path bin = program.toAbsolutePath().getParent();
    Path root = bin == null ? null : bin.getParent();
    if (root == null || !Files.isRegularFile(root.resolve(RECORD))) {
      return null;
    }
    try {
      Matcher found = RECORDED.matcher(Files.readString(root.resolve(RECORD)));
      return found.find() ? found.group(1) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
