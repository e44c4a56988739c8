package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mles.proxy.bridge.Vigil.Verdict;

/** Who is asked, and who is taken for lost. */
final class VigilTest {
  private static final Message LARGE = new Message(false, new byte[1 << 20]);

  private final Vigil vigil = new Vigil();

  @Test
  void asksWhoIsSilentBeforeItIsLost() {
    vigil.heard();

    assertThat(ticks(4)).containsExactly("ALIVE", "SILENT", "SILENT", "LOST");
  }

  @Test
  void anySignBeginsAnew() {
    assertThat(ticks(2)).containsExactly("SILENT", "SILENT");
    vigil.heard();

    assertThat(ticks(4)).containsExactly("ALIVE", "SILENT", "SILENT", "LOST");
  }

  @Test
  void whoTakesALongMessageSlowlyIsAlive() {
    vigil.sending(LARGE);
    vigil.tick();
    for (int part = 0; part < 9; part++) {
      vigil.taken();
      assertThat(vigil.tick()).isEqualTo(Verdict.ALIVE);
    }
  }

  @Test
  void whoTakesNothingIsLostWhateverItSays() {
    vigil.heard();
    vigil.sending(LARGE);
    vigil.tick();
    for (String verdict : new String[] {"SILENT", "SILENT", "LOST"}) {
      vigil.heard();
      assertThat(vigil.tick()).hasToString(verdict);
    }
  }

  @Test
  void whoTakesManyMessagesAndSaysNothingIsLost() {
    for (String verdict : new String[] {"SILENT", "SILENT", "LOST"}) {
      vigil.sending(new Message(false, new byte[1]));
      vigil.taken();
      assertThat(vigil.tick()).hasToString(verdict);
    }
  }

  private String[] ticks(int count) {
    String[] verdicts = new String[count];
    for (int i = 0; i < count; i++) {
      verdicts[i] = vigil.tick().toString();
    }
    return verdicts;
  }
}
