package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.frame.v1.BodyHex.CHANNEL;
import static org.mles.frame.v1.BodyHex.ITEM;
import static org.mles.frame.v1.BodyHex.MESSAGE;
import static org.mles.frame.v1.BodyHex.PAIRS;
import static org.mles.frame.v1.BodyHex.RESYNC;
import static org.mles.frame.v1.BodyHex.UID;
import static org.mles.frame.v1.BodyHex.assertDecodesToAch;
import static org.mles.frame.v1.BodyHex.assertRefuses;
import static org.mles.frame.v1.BodyHex.decoded;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.testing.Octets;

/** V1-CBOR-05 to V1-CBOR-17: what a server takes for a first body. */
class V1BodyReaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "canonical,                a3 63756964 6141 676368616e6e656c 6163 676d657373616765 426869",
    "another order,            a3 676d657373616765 426869 63756964 6141 676368616e6e656c 6163",
    "indefinite map,           bf 63756964 6141 676368616e6e656c 6163 676d657373616765 426869 ff",
    "indefinite key,           a3 7f6175626964ff 6141 676368616e6e656c 6163 676d657373616765 426869",
    "indefinite uid,           a3 63756964 7f606141ff 676368616e6e656c 6163 676d657373616765 426869",
    "indefinite message,       a3 63756964 6141 676368616e6e656c 6163 676d657373616765 5f41684169ff",
    "longer map head,        b803 63756964 6141 676368616e6e656c 6163 676d657373616765 426869",
    "longer uid head,          a3 63756964 780141 676368616e6e656c 6163 676d657373616765 426869",
    "longest uid head, a3 63756964 7b000000000000000141 676368616e6e656c 6163 676d657373616765 426869",
    "key with a longer head,   a3 7803756964 6141 676368616e6e656c 6163 676d657373616765 426869"
  })
  void takesAnySpelling(String spelling, String octets) {
    assertDecodesToAch(octets);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6178 01",
        "6178 8201a10102",
        "6178 f6",
        "6178 f7",
        "6178 fb3ff0000000000000",
        "6178 c074323031332d30332d32315432303a30343a30305a",
        "6178 a2 6179 01 6179 02",
        "69 656e636f6465645f6d 40",
        "63 556964 6142",
        "64 75696420 6142"
      })
  void skipsPairsWithOtherTextKeys(String pair) {
    assertDecodesToAch("a4" + PAIRS + pair);
    assertDecodesToAch("a4" + pair + PAIRS);
    assertDecodesToAch("a5" + pair + PAIRS + pair);
  }

  @Test
  void takesNestingInSkippedValuesUpToABound() {
    assertDecodesToAch("a4" + PAIRS + "6178" + "81".repeat(100) + "01");
    assertRefuses("a4" + PAIRS + "6178" + "81".repeat(300) + "01");
    assertRefuses("a4" + PAIRS + "6178" + "81".repeat(1_000_000) + "01");
  }

  @Test
  void takesWhatIsOfNoUseUpToABound() {
    String pairs = "a4" + PAIRS + "6178";
    assertDecodesToAch(pairs + "c1".repeat(9_000) + "00");
    assertRefuses(pairs + "c1".repeat(11_000) + "00");
    assertDecodesToAch(pairs + "9f" + "00".repeat(9_000) + "ff");
    assertRefuses(pairs + "9f" + "00".repeat(11_000) + "ff");
    assertDecodesToAch("bf" + PAIRS + "6000".repeat(4_900) + "ff");
    assertRefuses("bf" + PAIRS + "6000".repeat(5_100) + "ff");
    assertDecodesToAch("a3" + PAIRS.replace("6141", "7f" + "60".repeat(9_000) + "6141ff"));
    assertRefuses("a3" + PAIRS.replace("6141", "7f" + "60".repeat(11_000) + "6141ff"));
  }

  @Test
  void takesNamesUpToABound() {
    String longest = "7a00020000" + "61".repeat(131_072);
    String longer = "7a00020001" + "61".repeat(131_073);
    String longerInChunks = "7f" + "6161".repeat(131_073) + "ff";
    for (String name : List.of("6141", "6163")) {
      assertThat(decoded("a3" + PAIRS.replace(name, longest))).isInstanceOf(V1Body.Message.class);
      assertRefuses("a3" + PAIRS.replace(name, longer));
      assertRefuses("a3" + PAIRS.replace(name, longerInChunks));
    }
    assertDecodesToAch("a4" + PAIRS + longest + "00");
    assertRefuses("a4" + PAIRS + longer + "00");
  }

  @Test
  void takesAMessageInAnyNumberOfChunks() {
    String chunks = "5f" + "4161".repeat(1_000_000) + "ff";
    V1Body.Message message = (V1Body.Message) decoded("a3" + PAIRS.replace("426869", chunks));
    assertThat(message.message()).isEqualTo(Octets.repeat('a', 1_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9fc0ff", "bfc0ff", "bf00ff", "82c0ff", "7fc060ff", "7f7f60ffff", "5f60ff"})
  void refusesABreakOrAChunkOutOfPlace(String value) {
    assertRefuses("a4" + PAIRS + "6178" + value);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing at all,           ''",
    "an array of three,        83 6141 6163 426869",
    "an array of four,         84 6141 6163 426869 01",
    "a number,                 01",
    "a text,                   6141",
    "an empty map,             a0",
    "integer keys,             a3 00 6141 01 6163 02 426869",
    "a map with a tag, d9d9f7a3 63756964 6141 676368616e6e656c 6163 676d657373616765 426869",
    "uid is missing,           a2 676368616e6e656c 6163 676d657373616765 426869",
    "channel is missing,       a2 63756964 6141 676d657373616765 426869",
    "message is missing,       a2 63756964 6141 676368616e6e656c 6163",
    "Uid in capitals,          a3 63556964 6141 676368616e6e656c 6163 676d657373616765 426869",
    "uid a number,             a3 63756964 01 676368616e6e656c 6163 676d657373616765 426869",
    "uid a byte string,        a3 63756964 4141 676368616e6e656c 6163 676d657373616765 426869",
    "uid null,                 a3 63756964 f6 676368616e6e656c 6163 676d657373616765 426869",
    "uid undefined,            a3 63756964 f7 676368616e6e656c 6163 676d657373616765 426869",
    "uid with a tag,           a3 63756964 c06141 676368616e6e656c 6163 676d657373616765 426869",
    "uid an array,             a3 63756964 816141 676368616e6e656c 6163 676d657373616765 426869",
    "channel a map,            a3 63756964 6141 676368616e6e656c a0 676d657373616765 426869",
    "message a text,           a3 63756964 6141 676368616e6e656c 6163 676d657373616765 626869",
    "message null,             a3 63756964 6141 676368616e6e656c 6163 676d657373616765 f6",
    "message undefined,        a3 63756964 6141 676368616e6e656c 6163 676d657373616765 f7",
    "message a simple value,   a3 63756964 6141 676368616e6e656c 6163 676d657373616765 e0",
    "message an array,         a3 63756964 6141 676368616e6e656c 6163 676d657373616765 8218681869",
    "message a big number,     a3 63756964 6141 676368616e6e656c 6163 676d657373616765 c2426869"
  })
  void refusesOtherShapesAndTypes(String shape, String octets) {
    assertRefuses(octets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "f6", "ff", "a0", "61", "1c", "d7", "d9d9f7"})
  void refusesOctetsAfterTheMap(String rest) {
    assertRefuses("a3" + PAIRS + rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "63756964 6141",
        "63756964 6142",
        "7f6175626964ff 6142",
        "7803756964 6142",
        "676368616e6e656c 6163",
        "676d657373616765 40",
        "63756964 f6"
      })
  void refusesAKeyThatComesTwiceHoweverItIsSpelt(String pair) {
    assertRefuses("a4" + PAIRS + pair);
    assertRefuses("a4" + pair + PAIRS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "1a7fffffff", "43756964", "f6", "80", "a0", "c06178"})
  void refusesKeysThatAreNotText(String key) {
    assertRefuses("a4" + PAIRS + key + "01");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a lone continuation,        6180",
    "a cut sequence,             61c3",
    "an overlong NUL,            62c080",
    "an overlong letter,         62c181",
    "a surrogate,                63eda080",
    "a pair of surrogates,       66eda080edb080",
    "beyond the last character,  64f4908080",
    "an octet that never occurs, 61ff",
    "a character in two chunks,  7f61c361a4ff"
  })
  void refusesNamesThatAreNotUtf8(String flaw, String text) {
    assertRefuses("a3" + UID + text + CHANNEL + "6163" + MESSAGE + "426869");
    assertRefuses("a3" + UID + "6141" + CHANNEL + text + MESSAGE + "426869");
    assertRefuses("a4" + PAIRS + text + "01");
  }

  @Test
  void takesNulAndEveryPlaneOfUnicode() {
    String octets = "a3" + UID + "63610062" + CHANNEL + "64f09f9880" + MESSAGE + "40";
    V1Body.Message message = (V1Body.Message) decoded(octets);
    assertThat(message.uid()).isEqualTo("a\0b");
    assertThat(message.channel()).isEqualTo("😀");
    assertThat(message.message()).isEmpty();
  }

  @Test
  void doesNotFollowReferencesFromOneStringToAnother() {
    String item = "a1" + ITEM + "4461626364";
    for (int reference = 0; reference < 5; reference++) {
      String again = "a1" + ITEM + "d819 0" + reference;
      assertRefuses("d90100 a1" + RESYNC + "82" + item + again);
      assertRefuses("a1" + RESYNC + "d90100 82" + item + again);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7a60000000", "7b0000000060000000", "7bffffffffffffffff", "7f7a60000000"})
  void doesNotBelieveTheLengthOfAText(String head) {
    assertRefuses("a3" + UID + head);
    assertRefuses("a3" + head);
    assertRefuses("a4" + PAIRS + head + "6161");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5a60000000", "5b0000000060000000", "5bffffffffffffffff", "5f5a60000000"})
  void doesNotBelieveTheLengthOfAByteString(String head) {
    assertRefuses("a3" + UID + "6141" + CHANNEL + "6163" + MESSAGE + head);
    assertRefuses("a1" + RESYNC + "81 a1" + ITEM + head);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9a60000000", "9bffffffffffffffff", "ba60000000", "bbffffffffffffffff"})
  void doesNotBelieveTheLengthOfAnArrayOrMap(String head) {
    assertRefuses("a1" + RESYNC + head);
    assertRefuses(head + PAIRS);
    assertRefuses("a4" + PAIRS + "6178" + head);
  }
}
