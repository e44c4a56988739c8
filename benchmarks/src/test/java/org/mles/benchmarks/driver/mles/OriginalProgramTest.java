package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OriginalProgramTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path folder = Path.of("");

  @Test
  void isWhatTheVariableNames() throws IOException {
    Path program = program("here", null);
    assertThat(find(Original.RS_2, Map.of("MLES_RS_2", program.toString()), null))
        .contains(new OriginalProgram(program, null));
    assertThat(find(Original.RS_1, Map.of("MLES_RS_2", program.toString()), null)).isEmpty();
    assertThat(find(Original.RS_2, Map.of("MLES_RS_2", folder.toString()), null)).isEmpty();
  }

  @Test
  void isTheOneThatWasBuiltInTheCheckoutAround() throws IOException {
    Path first = program("target/original", "1.1.6");
    Path second = program("target/original-v2", "2.9.4");
    assertThat(find(Original.RS_1, NOTHING, null)).contains(new OriginalProgram(first, "1.1.6"));
    assertThat(find(Original.RS_2, NOTHING, null)).contains(new OriginalProgram(second, "2.9.4"));
  }

  @Test
  void isAnInstalledOneOnlyIfItsVersionIsKnown() throws IOException {
    Path unknown = program("somewhere", null);
    assertThat(find(Original.RS_2, NOTHING, unknown)).isEmpty();
    Path known = program("cargo", "2.9.4");
    assertThat(find(Original.RS_2, NOTHING, known)).contains(new OriginalProgram(known, "2.9.4"));
    assertThat(find(Original.RS_1, NOTHING, known)).isEmpty();
  }

  @Test
  void isNoOtherVersionWhoeverNamesIt() throws IOException {
    Path old = program("old", "1.1.6");
    assertThat(find(Original.RS_2, Map.of("MLES_RS_2", old.toString()), null)).isEmpty();
  }

  private Optional<OriginalProgram> find(
      Original which, Map<String, String> variables, @Nullable Path installed) throws IOException {
    Path from = Files.createDirectories(folder.resolve("benchmarks/deep"));
    return OriginalProgram.find(which, variables, from, Optional.ofNullable(installed));
  }

  private Path program(String root, @Nullable String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(root).resolve("bin"));
    if (version != null) {
      String record = "[v1]\n\"mles-client 2.2.0 (x)\" = []\n\"mles " + version + " (x)\" = []\n";
      Files.writeString(bin.resolveSibling(".crates.toml"), record);
    }
    Path program = Files.createFile(bin.resolve("mles"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
