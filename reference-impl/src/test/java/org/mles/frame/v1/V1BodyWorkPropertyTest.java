package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mles.testing.Octets.hex;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mles.frame.Decoded;
import org.mles.memory.Octets;

/** V1-LIM-13: reading takes no more steps than there are octets, whatever they are. */
class V1BodyWorkPropertyTest {
  private static final String RESYNC = "a16e726573796e635f6d657373616765";
  private static final String ITEM = "6b656e636f6465645f6d7367";

  /** What a hostile body repeats, between a beginning and an end. */
  private enum Kind {
    TAGS("a16161", "c0", "00"),
    LONG_TAGS("a16161", "dbffffffffffffffff", "00"),
    TAGS_BEFORE_A_RESYNC(RESYNC, "c0", "80"),
    TAGS_BEFORE_AN_ITEM(RESYNC + "81", "c0", "a0"),
    ARRAYS("a16161", "81", "00"),
    OPEN_ARRAYS("a16161", "9f", ""),
    MAPS("a16161", "a161", "00"),
    OPEN_MAPS("a16161", "bf", ""),
    MAPS_AS_KEYS("a16161", "a1", "00"),
    ITEMS("a161619f", "00", "ff"),
    EMPTY_ARRAYS("a161619f", "80", "ff"),
    TAGGED_ITEMS("a161619f", "c000", "ff"),
    EMPTY_KEYS("bf", "6000", "ff"),
    OPEN_KEYS("bf", "7fff00", "ff"),
    SHORT_KEYS("bf", "616100", "ff"),
    EMPTY_KEYS_INSIDE("a16161bf", "6000", "ff"),
    LONG_KEY("a17a00100000", "61", ""),
    LONG_UID("a1637569647a00100000", "61", ""),
    CHUNKS_OF_A_UID("a1637569647f", "6161", "ff"),
    EMPTY_CHUNKS_OF_A_UID("a1637569647f", "60", "ff"),
    EMPTY_CHUNKS_OF_A_KEY("a17f", "60", "ff"),
    CHUNKS_OF_A_MESSAGE("a1676d6573736167655f", "4161", "ff"),
    EMPTY_CHUNKS_OF_A_MESSAGE("a1676d6573736167655f", "40", "ff"),
    CHUNKS_OF_NO_USE("a161615f", "4161", "ff"),
    ITEMS_OF_NOTHING(RESYNC + "9f", "a0", "ff"),
    ITEMS_OF_OTHER_KINDS(RESYNC + "9f", "00", "ff"),
    SHORT_ITEMS(RESYNC + "9f", "a1" + ITEM + "4161", "ff"),
    ITEMS_IN_CHUNKS(RESYNC + "9f", "a1" + ITEM + "5f40ff", "ff"),
    ITEMS_WITH_MORE(RESYNC + "9f", "a20000" + ITEM + "4161", "ff"),
    KEYS_OF_AN_ITEM(RESYNC + "81bf", "6000", "ffff");

    private final String beginning;
    private final String again;
    private final String end;

    Kind(String beginning, String again, String end) {
      this.beginning = beginning;
      this.again = again;
      this.end = end;
    }

    byte[] body(int octets) {
      byte[] unit = hex(again);
      byte[] close = hex(end);
      ByteBuffer body = ByteBuffer.allocate(octets).put(hex(beginning));
      while (body.remaining() >= unit.length + close.length) {
        body.put(unit);
      }
      body.put(close);
      return Arrays.copyOf(body.array(), body.position());
    }
  }

  @Property(tries = 200)
  void takesAStepForAnOctetAtMost(@ForAll("hostile") byte[] body) {
    assertThat(stepsOf(body)).isLessThanOrEqualTo(body.length + 1L);
  }

  @Property(tries = 60)
  void doesNotLookAtMoreThanABoundOfWhatIsOfNoUse(
      @ForAll("useless") Kind kind, @ForAll("lengths") int octets) {
    assertThat(stepsOf(kind.body(octets))).isLessThanOrEqualTo(5L * V1BodyReader.MAX_ITEMS);
  }

  @Property(tries = 500)
  void takesAStepForAnOctetAtMostWhateverTheOctets(@ForAll byte[] body) {
    assertThat(stepsOf(body)).isLessThanOrEqualTo(body.length + 1L);
  }

  private static long stepsOf(byte[] body) {
    V1BodyReader reader = new V1BodyReader(Octets.of(body), 0, body.length);
    assertThat(reader.read(body.length)).isNotInstanceOf(Decoded.NeedMore.class);
    return reader.steps();
  }

  @Provide
  Arbitrary<byte[]> hostile() {
    return Combinators.combine(Arbitraries.of(Kind.class), lengths()).as(Kind::body);
  }

  /** Kinds of which no part is a name, a message or an item. */
  @Provide
  Arbitrary<Kind> useless() {
    return Arbitraries.of(Kind.class)
        .filter(
            kind ->
                switch (kind) {
                  case LONG_KEY,
                      LONG_UID,
                      CHUNKS_OF_A_UID,
                      CHUNKS_OF_A_MESSAGE,
                      SHORT_ITEMS,
                      ITEMS_WITH_MORE ->
                      false;
                  default -> true;
                });
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(10, 20).map(bits -> 1 << bits);
  }
}
