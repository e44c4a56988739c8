package org.mles.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mles.testing.Damage;
import org.mles.testing.Frames;

/** Whatever the pieces, the fragments and the masks, the same is heard; nothing is thrown. */
class MessagePropertyTest {
  private static final int LIMIT = 70_000;

  /** What a client says: a message in fragments, or a ping. */
  private record Saying(int opcode, ByteBuffer octets, int fragments, int key) {
    byte[] payload() {
      byte[] payload = new byte[octets.remaining()];
      octets.duplicate().get(payload);
      return payload;
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void hearsWhatWasSaidHoweverItIsCutAndFragmented(
      @ForAll("sayings") List<Saying> sayings, @ForAll boolean runs, @ForAll long seed) {
    byte[] octets = octets(sayings);
    List<Integer> cuts = new Random(seed).ints(7, 0, octets.length + 1).sorted().boxed().toList();
    assertThat(Conversation.heard(octets, LIMIT, runs, cuts)).isEqualTo(expected(sayings));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void hearsWhatWasSaidOctetByOctet(@ForAll("sayings") List<Saying> sayings, @ForAll boolean runs) {
    assertThat(Conversation.heard(octets(sayings), LIMIT, runs, 1)).isEqualTo(expected(sayings));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void givesTheSameVerdictOnDamagedOctets(
      @ForAll("damaged") byte[] octets, @ForAll @IntRange(min = 1, max = 9) int piece) {
    List<String> whole = Conversation.heard(octets, LIMIT, false, octets.length + 1);
    assertThat(Conversation.heard(octets, LIMIT, true, octets.length + 1)).isEqualTo(whole);
    assertThat(Conversation.heard(octets, LIMIT, true, piece)).isEqualTo(whole);
    Conversation.check(octets, piece);
  }

  @Property
  void takesOffAnyMaskWhereverItBegins(
      @ForAll @Size(max = 70) byte[] payload, @ForAll int key, @ForAll @IntRange(max = 9) int gap) {
    ByteBuffer octets = ByteBuffer.allocate(gap + payload.length);
    octets.put(gap, payload);
    Mask.move(octets, gap, 0, payload.length, key);
    for (int i = 0; i < payload.length; i++) {
      int masked = payload[i] ^ (key >>> (24 - 8 * (i % 4)));
      assertThat(octets.get(i)).isEqualTo((byte) masked);
      assertThat((byte) (Mask.behind(key, i) >>> 24))
          .isEqualTo((byte) (key >>> (24 - 8 * (i % 4))));
    }
  }

  @Property(tries = 2000)
  void agreesWithTheDecoderOfTheJdkOnWhatIsText(@ForAll("nearlyText") byte[] octets) {
    Utf8Check check = new Utf8Check();
    boolean text = check.accepts(ByteBuffer.wrap(octets), 0, octets.length) && check.isWhole();
    String decoded = new String(octets, UTF_8);
    assertThat(text).isEqualTo(Arrays.equals(octets, decoded.getBytes(UTF_8)));
  }

  private static List<String> expected(List<Saying> sayings) {
    List<String> lines = new ArrayList<>();
    for (Saying saying : sayings) {
      ByteBuffer payload = ByteBuffer.wrap(saying.payload());
      Opcode opcode = saying.opcode() == 1 ? Opcode.TEXT : Opcode.BINARY;
      lines.add(
          saying.opcode() == 9
              ? "ping " + UTF_8.decode(payload)
              : HexFormat.of().formatHex(ServerFrame.of(opcode, payload).array()));
    }
    lines.add("end");
    return lines;
  }

  private static byte[] octets(List<Saying> sayings) {
    List<byte[]> frames = new ArrayList<>();
    for (Saying saying : sayings) {
      int each = saying.payload().length / saying.fragments();
      for (int i = 0; i < saying.fragments(); i++) {
        boolean isLast = i == saying.fragments() - 1;
        int from = i * each;
        int to = isLast ? saying.payload().length : from + each;
        byte[] part = Arrays.copyOfRange(saying.payload(), from, to);
        byte[] frame = ClientFrame.of(Opcode.BINARY, ByteBuffer.wrap(part), saying.key()).array();
        frame[0] = (byte) ((isLast ? 0x80 : 0) | (i == 0 ? saying.opcode() : 0));
        frames.add(frame);
      }
    }
    return Frames.concat(frames);
  }

  @Provide
  Arbitrary<List<Saying>> sayings() {
    return saying().list().ofMaxSize(6);
  }

  private static Arbitrary<Saying> saying() {
    Arbitrary<byte[]> texts = Arbitraries.strings().ofMaxLength(40).map(MessagePropertyTest::utf8);
    Arbitrary<Integer> fragments = Arbitraries.integers().between(1, 4);
    Arbitrary<Integer> keys = Arbitraries.integers();
    Arbitrary<Integer> lengths = Arbitraries.of(0, 1, 7, 8, 125, 126, 127, 65_535, 65_536);
    return Arbitraries.oneOf(
        Combinators.combine(texts, fragments, keys).as((text, n, key) -> saying(1, text, n, key)),
        Combinators.combine(lengths, fragments, keys)
            .as((octets, n, key) -> saying(2, counting(octets), n, key)),
        Combinators.combine(texts, keys)
            .as((text, key) -> saying(9, Arrays.copyOf(text, Math.min(9, text.length)), 1, key)));
  }

  private static Saying saying(int opcode, byte[] payload, int fragments, int key) {
    return new Saying(opcode, ByteBuffer.wrap(payload), fragments, key);
  }

  private static byte[] utf8(String text) {
    return text.replaceAll("[\\ud800-\\udfff]", "ä€").getBytes(UTF_8);
  }

  private static byte[] counting(int octets) {
    byte[] counting = new byte[octets];
    for (int i = 0; i < octets; i++) {
      counting[i] = (byte) i;
    }
    return counting;
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Damage.to(
        sayings().map(MessagePropertyTest::octets).filter(octets -> octets.length < 2_000));
  }

  @Provide
  Arbitrary<byte[]> nearlyText() {
    return Damage.to(Arbitraries.strings().ofMaxLength(12).map(MessagePropertyTest::utf8));
  }
}
