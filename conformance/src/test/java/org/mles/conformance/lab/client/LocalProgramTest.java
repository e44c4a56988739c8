package org.mles.conformance.lab.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.conformance.probe.lines.LineForm;

/** What a program in this process says reaches whoever asks, whenever that is. */
@Timeout(60)
final class LocalProgramTest {
  private static final int LINES = 200_000;

  @Test
  void losesNothingThatIsSaidWhileSomebodyAsks() throws InterruptedException {
    try (Talking program = new Talking()) {
      Thread talks =
          new Thread(
              () -> {
                for (int i = 0; i < LINES; i++) {
                  program.tell("line");
                }
              });
      talks.start();
      long heard = 0;
      while (talks.isAlive()) {
        heard += program.said().size();
      }
      talks.join();
      assertThat(heard + program.said().size()).isEqualTo(LINES);
    }
  }

  /** A program that talks. */
  private static final class Talking extends LocalProgram {
    Talking() {
      super(LineForm.TEXT);
    }

    @Override
    public void close() {}
  }
}
