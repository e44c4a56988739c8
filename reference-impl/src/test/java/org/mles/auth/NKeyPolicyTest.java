package org.mles.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.frame.Decoded;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.n.NJsonReader;

/** N-02 and N-03 of the N draft as numbers. */
class NKeyPolicyTest {
  @ParameterizedTest(name = "key {0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "none; {\"uid\":\"User\",\"channel\":\"Channel\"}; 947a3096fde201a6",
        "``; {\"uid\":\"User\",\"channel\":\"Channel\"}; 947a3096fde201a6",
        "mles-devel-frank; {\"uid\":\"User\",\"channel\":\"Channel\"}; d1b457a9fc2d6e3c",
        "none; { \"channel\":\"Channel\", \"uid\":\"User\" }; 8f56e1a9592437a1",
        "k; {\"uid\":\"Äiti\",\"channel\":\"日本\"}; 6dc9dafb4e854318",
        "k; {\"uid\":\"\\u00c4iti\",\"channel\":\"\\u65e5\\u672c\"}; 686e5751ee5a8505"
      })
  void hashesLengthKeyAndNamesAsSpecified(@Nullable String key, String json, String hash) {
    byte[] octets = json.getBytes(UTF_8);
    NIdentity identity = ((Decoded.Complete<NIdentity>) NJsonReader.decode(octets)).value();
    int firstWord = NHeader.firstWord(octets.length);
    assertThat(NKeyPolicy.of(key).hash(firstWord, identity.uid(), identity.channel()))
        .isEqualTo(HexFormat.fromHexDigitsToLong(hash));
  }

  @Test
  void tellsNamesOfOneLengthApart() {
    NKeyPolicy keys = NKeyPolicy.of(null);
    int firstWord = NHeader.firstWord(30);
    assertThat(keys.hash(firstWord, "ab", "c")).isNotEqualTo(keys.hash(firstWord, "a", "bc"));
    assertThat(keys.hash(firstWord, "ab", "c")).isNotEqualTo(keys.hash(firstWord, "ac", "c"));
  }
}
