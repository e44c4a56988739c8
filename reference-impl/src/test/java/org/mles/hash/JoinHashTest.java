package org.mles.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V1-KEY-01 and V1-KEY-12 as numbers. */
class JoinHashTest {
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "mles-devel-frank, User, Channel, 53178fc6df14727e",
    "127.0.0.1:8077, alice, example, f66561167e419bce",
    "[0:0:0:0:0:0:0:1]:65535, alice, example, 9e892fecd05adbd7",
    "0.0.0.0:0, alice, example, 588efcd2d5232515",
    "k, ab, c, 6770b02fae162590",
    "k, a, bc, 447f8d39a27f5f91",
    "k, '', '', 7987ce3d1ace1f46"
  })
  void hashesThreeStringsAsSpecified(String first, String uid, String channel, String key) {
    assertThat(of(first, uid, channel)).isEqualTo(HexFormat.fromHexDigitsToLong(key));
  }

  @Test
  void hashesFourStringsAsSpecified() {
    assertThat(of("127.0.0.1:8077", "pepper", "alice", "example")).isEqualTo(0x17afd1377519cbf0L);
  }

  @Test
  void doesNotNormaliseUnicode() {
    String decomposed = "A\u0308iti";
    assertThat(of("avain", decomposed, "日本😀")).isEqualTo(0x16d248ab5a3e8dafL);
    assertThat(of("avain", "Äiti", "日本😀")).isNotEqualTo(0x16d248ab5a3e8dafL);
  }

  @Test
  void takesNulLikeAnyOtherCharacter() {
    assertThat(of("k", "a\u0000b", "c")).isEqualTo(0x4131fbdd0ad2921aL);
  }

  @Test
  void hashesLongNames() {
    assertThat(of("k", "u".repeat(65_536), "c")).isEqualTo(0x6febe367416052efL);
  }

  @Property(tries = 300)
  void isSipHashOverTheStringsEachWithItsTerminator(
      @ForAll @Size(max = 5) List<@StringLength(max = 30) String> strings) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    for (String string : strings) {
      input.writeBytes(string.getBytes(UTF_8));
      input.write(0xFF);
    }
    long expected = Hashing.sipHash24(0, 0).hashBytes(input.toByteArray()).asLong();
    assertThat(of(strings.toArray(String[]::new))).isEqualTo(expected);
  }

  private static long of(String... strings) {
    byte[][] octets = new byte[strings.length][];
    for (int i = 0; i < strings.length; i++) {
      octets[i] = strings[i].getBytes(UTF_8);
    }
    return JoinHash.of(octets);
  }
}
