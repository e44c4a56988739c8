package org.mles.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lengths inside a body that the body does not have. Source: V1-CBOR-14. */
final class AnnouncedLengthTest {
  private static final List<String> BODIES =
      List.of(
          "a3637569647a7fffffff",
          "a3637569647affffffff",
          "a3637569647b7fffffffffffffff",
          "a3637569647bffffffffffffffff",
          "a3637569647f7a7fffffff",
          "a37a7fffffff",
          "a3676368616e6e656c7a00ffffff",
          "a3676d6573736167655a7fffffff");

  @Test
  void refusesTextsAndNamesBeyondTheBody() {
    for (String body : BODIES) {
      assertThat(V1BodyReader.decode(HexFormat.of().parseHex(body)))
          .as(body)
          .isInstanceOf(Decoded.Refused.class);
    }
  }
}
