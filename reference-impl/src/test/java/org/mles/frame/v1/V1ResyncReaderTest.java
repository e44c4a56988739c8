package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.frame.v1.BodyHex.ITEM;
import static org.mles.frame.v1.BodyHex.PAIRS;
import static org.mles.frame.v1.BodyHex.RESYNC;
import static org.mles.frame.v1.BodyHex.assertDecodesToAch;
import static org.mles.frame.v1.BodyHex.assertRefuses;
import static org.mles.frame.v1.BodyHex.decoded;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.testing.Octets;

/** RSY-01, RSY-13: what a server takes for a resync. */
class V1ResyncReaderTest {
  @Test
  void takesAnyNumberOfItems() {
    String items = ("a1" + ITEM + "4161").repeat(200_000);
    V1Body.Resync resync = (V1Body.Resync) decoded("a1" + RESYNC + "9f" + items + "ff");
    assertThat(resync.items()).hasSize(200_000).allMatch(item -> item.length == 1);
  }

  @Test
  void takesTagsBeforeTheContainersOfAResync() {
    assertItems("a1" + RESYNC + "d90100 81 c1c2 a1" + ITEM + "4161", "61");
  }

  @Test
  void readsAResyncFromItsArrayOfMaps() {
    assertItems("a1" + RESYNC + "82 a1" + ITEM + "426162 a1" + ITEM + "4163", "6162", "63");
    assertItems("bf" + RESYNC + "9f bf" + ITEM + "5f4161ff ff ff ff", "61");
    assertItems("a1" + RESYNC + "81 a2 6178 8101" + ITEM + "4161", "61");
  }

  @Test
  void readsABodyWithBothFormsAsAResync() {
    assertItems("a4" + PAIRS + RESYNC + "81 a1" + ITEM + "4161", "61");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no items,               80",
    "a byte string,          426162",
    "bare byte strings,      82 4161 4162",
    "an item without key,    81 a0",
    "an item of text,        81 a1 6b656e636f6465645f6d7367 6161",
    "an item with two,       81 a2 6b656e636f6465645f6d7367 4161 6b656e636f6465645f6d7367 4162",
    "an item with a tag,     81 a1 6b656e636f6465645f6d7367 c24161",
    "a number,               01",
    "null,                   f6"
  })
  void takesNothingElseForAResync(String shape, String value) {
    assertRefuses("a1" + RESYNC + value);
    assertDecodesToAch("a4" + PAIRS + RESYNC + value);
  }

  private static void assertItems(String octets, String... items) {
    List<byte[]> found = ((V1Body.Resync) decoded(octets)).items();
    assertThat(found).hasSize(items.length);
    for (int i = 0; i < items.length; i++) {
      assertThat(found.get(i)).isEqualTo(Octets.hex(items[i]));
    }
  }
}
