package org.mles.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which classes a program loads, by the log of its JVM. What a start loads in vain makes it slower,
 * and unlike a time the list is the same on every machine.
 */
public final class LoadedClasses {
  private LoadedClasses() {}

  /**
   * Runs a program to its end, which has to be a good one.
   *
   * @param folder for the log
   * @return the names of the classes below {@code org.mles}
   */
  public static Set<String> of(Path folder, Class<?> program, String... words)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log + ":none"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.split(" ", 2)[0])
          .filter(name -> name.startsWith("org.mles."))
          .collect(Collectors.toSet());
    }
  }
}
