package org.mles.frame.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.testing.Octets;

/** V1-CBOR-01 to V1-CBOR-04, V1-CBOR-18, RSY-01, RSY-02: the canonical octets. */
class V1BodyWriterTest {
  private static final int MAX_MESSAGE_OCTETS = 16_777_185;

  @Test
  void writesTheThreePairsInOrder() {
    assertThat(message("User", "Channel", "Hello World!".getBytes(UTF_8)))
        .isEqualTo(
            Octets.hex(
                """
                a3 63 756964         64 55736572
                   67 6368616e6e656c 67 4368616e6e656c
                   67 6d657373616765 4c 48656c6c6f20576f726c6421
                """));
  }

  @Test
  void writesEmptyNamesAndMessagesInTwentyFourOctets() {
    assertThat(message("", "", new byte[0]))
        .isEqualTo(Octets.hex("a363756964 60 676368616e6e656c 60 676d657373616765 40"));
  }

  @Test
  void countsOctetsOfTextAndNotCharacters() {
    assertThat(message("Äiti", "日本😀", Octets.hex("00fffe")))
        .isEqualTo(
            Octets.hex(
                """
                a363756964       65 c384697469
                676368616e6e656c 6a e697a5e69cacf09f9880
                676d657373616765 43 00fffe
                """));
  }

  @ParameterizedTest(name = "message of {0} octets: head {1}")
  @CsvSource({
    "0, 40",
    "1, 41",
    "23, 57",
    "24, 5818",
    "255, 58ff",
    "256, 590100",
    "65535, 59ffff",
    "65536, 5a00010000"
  })
  void writesTheShortestHeadOfAByteString(int octets, String head) {
    String before = "a36375696461 75 676368616e6e656c 6163 676d657373616765";
    byte[] expected = Octets.hex(before + head + "61".repeat(octets));
    assertThat(message("u", "c", Octets.repeat('a', octets))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "uid of {0} octets: head {1}")
  @CsvSource({
    "23, 77",
    "24, 7818",
    "255, 78ff",
    "256, 790100",
    "65535, 79ffff",
    "65536, 7a00010000"
  })
  void writesLongTextsInOnePiece(int octets, String head) {
    String after = "676368616e6e656c 6163 676d657373616765 40";
    byte[] expected = Octets.hex("a363756964" + head + "75".repeat(octets) + after);
    assertThat(message("u".repeat(octets), "c", new byte[0])).isEqualTo(expected);
  }

  @Test
  void fillsTheLongestBodyToTheLastOctet() {
    byte[] body = message("u", "c", Octets.repeat('M', MAX_MESSAGE_OCTETS));
    byte[] frame = V1Frame.encode(0x3cd2dc37, 0x066f3d343cd2dc37L, body);
    assertThat(frame).hasSize(16_777_231);
    assertThat(Hashing.sha256().hashBytes(frame))
        .hasToString("e9643453a2ca321ec739f7d3c676d758f4aeb30432f921a0d9de5174b743e9e1");
  }

  @Test
  void refusesABodyOneOctetTooLong() {
    assertThatThrownBy(() -> message("u", "c", new byte[MAX_MESSAGE_OCTETS + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16777216");
  }

  @Test
  void refusesAResyncThatDoesNotFit() {
    List<byte[]> items = Collections.nCopies(17, new byte[1 << 20]);
    assertThatThrownBy(() -> V1BodyWriter.encode(new V1Body.Resync(items)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"'\uD800', c", "u, 'x\uDC00'", "'\uDC00\uD800', c"})
  void refusesTextWithoutAUtf8Form(String uid, String channel) {
    assertThatThrownBy(() -> message(uid, channel, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesAResyncAsAnArrayOfMaps() {
    List<byte[]> items = List.of(Octets.hex("6162"), Octets.hex("63"));
    assertThat(V1BodyWriter.encode(new V1Body.Resync(items)))
        .isEqualTo(
            Octets.hex(
                """
                a1 6e 726573796e635f6d657373616765 82
                   a1 6b 656e636f6465645f6d7367 42 6162
                   a1 6b 656e636f6465645f6d7367 41 63
                """));
  }

  @ParameterizedTest(name = "{0} items of {1} octets")
  @CsvSource({"1, 0", "1, 23", "1, 24", "1, 256", "1, 65536", "23, 1", "24, 1", "256, 1"})
  void foretellsTheLengthOfAResync(int count, int octets) {
    List<byte[]> items = Collections.nCopies(count, Octets.repeat('a', octets));
    assertThat(V1BodyWriter.encode(new V1Body.Resync(items)).length)
        .isEqualTo(
            (int)
                (V1BodyWriter.resyncHeadOctets(count)
                    + count * V1BodyWriter.resyncItemOctets(octets)));
  }

  @Test
  void writesTwoHundredFiftySixItemsAsSpecified() {
    List<byte[]> items = Collections.nCopies(256, Octets.hex("61"));
    byte[] body = V1BodyWriter.encode(new V1Body.Resync(items));
    assertThat(Hashing.sha256().hashBytes(body))
        .hasToString("f470360773165dd44899b01c1526865288827cd23b06ebd0ed4dc5bfe5ac24e8");
  }

  private static byte[] message(String uid, String channel, byte[] message) {
    return V1BodyWriter.encode(new V1Body.Message(uid, channel, message));
  }
}
