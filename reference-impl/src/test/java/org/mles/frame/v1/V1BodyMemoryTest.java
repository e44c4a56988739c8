package org.mles.frame.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.testing.Octets;

/**
 * V1-CBOR-14: what a decoder asks for grows with the octets it got, not with what they announce.
 */
class V1BodyMemoryTest {
  private static final long CONSTANT_OCTETS = 10_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a uid of 1 GiB,              a3 63756964 7a40000000",
    "a uid of 2 GiB,              a3 63756964 7a7fffffff",
    "a uid of 2^63,               a3 63756964 7b8000000000000000",
    "a uid with a chunk of 1 GiB, a3 63756964 7f7a40000000",
    "a key of 1 GiB,              a3 7a40000000",
    "an integer key of 1 GiB,     a1 1a40000000 01",
    "a skipped text of 1 GiB,     a1 6178 7a40000000",
    "a message of 250 000,        a1 676d657373616765 5a0003d090",
    "a message of 1 GiB,          a1 676d657373616765 5a40000000",
    "a message of 2^62,           a1 676d657373616765 5b4000000000000000",
    "a message chunk of 1 GiB,    a1 676d657373616765 5f5a40000000",
    "a message of 200 000,        a1 676d657373616765 5a00030d40",
    "a big number of 1 GiB,       a1 6178 c25a40000000",
    "a resync of 2^30 items,      a1 6e726573796e635f6d657373616765 9a40000000",
    "a map of 2^62 pairs,         bb4000000000000000",
    "an item of 1 GiB, a1 6e726573796e635f6d657373616765 81a1 6b656e636f6465645f6d7367 5a40000000"
  })
  void doesNotReserveWhatIsOnlyAnnounced(String what, String octets) {
    assertAllocatesAtMost(CONSTANT_OCTETS, Octets.hex(octets), V1BodyReader::decode);
  }

  @Test
  void takesAFewTimesTheLengthOfALongMessage() {
    byte[] body = V1BodyWriter.encode(new V1Body.Message("u", "c", new byte[4_000_000]));
    assertAllocatesAtMost(CONSTANT_OCTETS + 3L * body.length, body, V1BodyReader::decode);
  }

  @Test
  void takesAFewTimesTheLengthOfALongName() {
    byte[] body = V1BodyWriter.encode(new V1Body.Message("u".repeat(65_536), "c", new byte[0]));
    assertAllocatesAtMost(CONSTANT_OCTETS + 8L * body.length, body, V1BodyReader::decode);
  }

  @Test
  void outlinesAMessageWithoutCopyingIt() {
    byte[] body = V1BodyWriter.encode(new V1Body.Message("u", "c", new byte[4_000_000]));
    assertAllocatesAtMost(CONSTANT_OCTETS, body, V1BodyMemoryTest::outline);
  }

  @Test
  void outlinesAResyncWithoutCopyingItsItems() {
    List<byte[]> items = Collections.nCopies(16, new byte[200_000]);
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(items));
    assertAllocatesAtMost(CONSTANT_OCTETS, body, V1BodyMemoryTest::outline);
  }

  private static void outline(byte[] body) {
    V1BodyReader.outline(org.mles.memory.Octets.of(body), 0, body.length);
  }

  /** Garbage of one key at a time, of which nothing is kept. */
  @Test
  void takesABoundedNumberOfTimesTheLengthOfManyShortKeys() {
    int pairs = 100_000;
    StringBuilder map = new StringBuilder("ba").append(HexFormat.of().toHexDigits(pairs));
    for (int i = 0; i < pairs; i++) {
      byte[] key = String.valueOf(100_000 + i).getBytes(UTF_8);
      map.append("66").append(HexFormat.of().formatHex(key)).append("00");
    }
    byte[] body = Octets.hex(map.toString());
    assertAllocatesAtMost(CONSTANT_OCTETS + 60L * body.length, body, V1BodyReader::decode);
  }

  private static void assertAllocatesAtMost(long octets, byte[] body, Consumer<byte[]> decoder) {
    decoder.accept(body);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    decoder.accept(body);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("octets allocated for %d octets", body.length).isBetween(1L, octets);
  }
}
