package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;

import org.mles.frame.Decoded;
import org.mles.rule.WireRule;
import org.mles.testing.Octets;

/** Bodies in hexadecimal: the parts that they are put together from, and what becomes of them. */
final class BodyHex {
  static final String UID = "63756964";
  static final String CHANNEL = "676368616e6e656c";
  static final String MESSAGE = "676d657373616765";
  static final String RESYNC = "6e726573796e635f6d657373616765";
  static final String ITEM = "6b656e636f6465645f6d7367";

  /** The pairs of uid "A", channel "c", message "hi". */
  static final String PAIRS = UID + "6141" + CHANNEL + "6163" + MESSAGE + "426869";

  private BodyHex() {}

  static void assertDecodesToAch(String octets) {
    V1Body.Message message = (V1Body.Message) decoded(octets);
    assertThat(message.uid()).isEqualTo("A");
    assertThat(message.channel()).isEqualTo("c");
    assertThat(message.message()).isEqualTo(Octets.hex("6869"));
  }

  static void assertRefuses(String octets) {
    assertThat(V1BodyReader.decode(Octets.hex(octets)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(WireRule.UNDECODABLE_BODY);
              assertThat(refused.detail()).isNotBlank().hasSizeLessThan(300);
            });
  }

  static V1Body decoded(String octets) {
    byte[] body = Octets.hex(octets);
    Decoded<V1Body> decoded = V1BodyReader.decode(body);
    assertThat(decoded).as(octets).isInstanceOf(Decoded.Complete.class);
    Decoded.Complete<V1Body> complete = (Decoded.Complete<V1Body>) decoded;
    assertThat(complete.octets()).isEqualTo(body.length);
    return complete.value();
  }
}
