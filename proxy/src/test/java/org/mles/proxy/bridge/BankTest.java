package org.mles.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person is told of the channels of one side, and how often. */
final class BankTest {
  private final IOException gone = new IOException("gone");

  private final List<String> lines = new ArrayList<>();
  private final Bank bank = new Bank(Side.B, "ws://x", 2, lines::add, failure -> {});

  @Test
  void saysOnceThatChannelsAreLostAndOnceThatAllAreBack() {
    bank.up();
    bank.up();
    bank.lost("garden", gone);
    bank.lost("yard", gone);
    bank.up();
    bank.up();

    assertThat(lines)
        .containsExactly(
            "B ws://x: connected, 2 channels",
            "B ws://x: lost \"garden\": gone",
            "B ws://x: connected, 2 channels");
  }

  @Test
  void saysThatAChannelIsLostBeforeAllHaveStood() {
    bank.up();
    bank.lost("garden", gone);
    bank.up();
    bank.lost("garden", gone);

    assertThat(lines).containsExactly("B ws://x: lost \"garden\": gone");
    assertThat(bank.text()).isEqualTo("B away");
  }
}
