package org.mles.conformance.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordHeadsTest {
  private static final String PLAIN_ALERT = "15030300020228";
  private static final String HIDDEN_ALERT = "1703030013" + "5a".repeat(19);
  private static final String SEALED_ALERT = "150303001a" + "5a".repeat(26);

  @Test
  void tellsAlertsFromOtherRecordsHoweverTheyCome() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      assertThat(heads(random, HIDDEN_ALERT + data(random)).endInAlert()).isFalse();
      assertThat(heads(random, data(random) + HIDDEN_ALERT).endInAlert()).isTrue();
      assertThat(heads(random, data(random) + SEALED_ALERT).endInAlert()).isTrue();
      assertThat(heads(random, data(random) + PLAIN_ALERT).endInPlainAlert()).isTrue();
      assertThat(heads(random, data(random) + SEALED_ALERT).endInPlainAlert()).isFalse();
      assertThat(heads(random, PLAIN_ALERT + "150303").endInPlainAlert()).isFalse();
    }
    assertThat(new RecordHeads().endInAlert()).isFalse();
  }

  private static String data(Random random) {
    int octets = 100 + random.nextInt(300);
    return "170303" + HexFormat.of().toHexDigits((short) octets) + "15".repeat(octets);
  }

  private static RecordHeads heads(Random random, String hex) {
    byte[] all = HexFormat.of().parseHex(hex);
    RecordHeads heads = new RecordHeads();
    for (int at = 0; at < all.length; ) {
      int next = Math.min(all.length, at + 1 + random.nextInt(40));
      heads.take(Arrays.copyOf(all, next), at, next - at);
      at = next;
    }
    heads.take(all, 0, -1);
    return heads;
  }
}
