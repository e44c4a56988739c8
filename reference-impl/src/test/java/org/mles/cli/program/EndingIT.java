package org.mles.cli.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be done at the end is done, also by a program that is told to end as it starts. */
@Timeout(60)
class EndingIT {
  /** A program that asks for it in time, or while it ends. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] words) {
      Runnable asks = () -> Ending.does("last", () -> System.out.println("done"));
      if (words[0].equals("in time")) {
        asks.run();
      } else {
        Runtime.getRuntime().addShutdownHook(new Thread(asks, "late"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"in time", "too late"})
  void isDoneOnce(String when) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                when)
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(program.getInputStream().readAllBytes(), UTF_8);
      assertThat(said).isEqualToIgnoringNewLines("done");
      assertThat(program.waitFor()).isZero();
    } finally {
      program.destroyForcibly();
    }
  }
}
