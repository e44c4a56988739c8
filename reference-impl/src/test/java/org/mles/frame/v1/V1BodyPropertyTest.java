package org.mles.frame.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.testing.Damage;

/** Holds both directions of the body codec against each other and against a second CBOR reader. */
class V1BodyPropertyTest {
  private static final List<String> NAMES = List.of("uid", "channel", "message");

  @Property(tries = 500)
  void decodesWhatItEncodes(@ForAll("messages") V1Body.Message message) {
    byte[] body = V1BodyWriter.encode(message);
    assertSame(complete(body), message);
  }

  @Property(tries = 200)
  void decodesTheItemsThatItEncodes(@ForAll @Size(min = 1, max = 30) List<byte[]> items) {
    V1Body.Resync decoded = (V1Body.Resync) complete(V1BodyWriter.encode(new V1Body.Resync(items)));
    assertThat(decoded.items().toArray(byte[][]::new)).isDeepEqualTo(items.toArray(byte[][]::new));
  }

  @Property(tries = 500)
  void encodesWhatASecondImplementationReads(@ForAll("messages") V1Body.Message message) {
    CBORObject read = CBORObject.DecodeFromBytes(V1BodyWriter.encode(message));
    assertThat(read.getKeys()).hasSize(3);
    assertSame(asMessage(read), message);
  }

  @Property(tries = 500)
  void decodesWhatASecondImplementationWrites(@ForAll("messages") V1Body.Message message) {
    CBORObject map =
        CBORObject.NewMap()
            .Add("message", message.message())
            .Add("x", CBORObject.NewArray().Add(1.5).Add(CBORObject.NewMap().Add(-7, true)))
            .Add("channel", message.channel())
            .Add("uid", message.uid());
    assertSame(complete(map.EncodeToBytes()), message);
  }

  @Property(tries = 100)
  void refusesEveryProperPrefix(@ForAll("messages") V1Body.Message message) {
    byte[] body = V1BodyWriter.encode(message);
    for (int octets = 0; octets < body.length; octets++) {
      assertThat(V1BodyReader.decode(Arrays.copyOf(body, octets)))
          .isInstanceOf(Decoded.Refused.class);
    }
  }

  @Property(tries = 2000)
  void agreesWithASecondImplementationOnDamagedBodies(@ForAll("damaged") byte[] body) {
    V1Body.@Nullable Message expected = secondOpinion(body);
    Decoded<V1Body> decoded = V1BodyReader.decode(body);
    if (expected == null) {
      assertThat(decoded).isInstanceOf(Decoded.Refused.class);
    } else {
      assertSame(complete(body), expected);
    }
  }

  @Property(tries = 1500)
  void givesAValueForAnyOctets(@ForAll @Size(max = 60) byte[] octets) {
    assertThat(V1BodyReader.decode(octets)).isNotInstanceOf(Decoded.NeedMore.class);
  }

  @Property(tries = 1500)
  void givesAValueForADamagedResync(@ForAll("damagedResyncs") byte[] octets) {
    assertThat(V1BodyReader.decode(octets)).isNotInstanceOf(Decoded.NeedMore.class);
  }

  @Provide
  Arbitrary<V1Body.Message> messages() {
    Arbitrary<String> names =
        Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(40);
    Arbitrary<byte[]> payloads = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    return Combinators.combine(names, names, payloads).as(V1Body.Message::new);
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<byte[]> bodies =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMaxLength(4),
                Arbitraries.strings().alpha().ofMaxLength(30),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(30))
            .as((uid, channel, message) -> new V1Body.Message(uid, channel, message))
            .map(V1BodyWriter::encode);
    return Damage.to(bodies);
  }

  @Provide
  Arbitrary<byte[]> damagedResyncs() {
    Arbitrary<byte[]> bodies =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(20)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(items -> V1BodyWriter.encode(new V1Body.Resync(items)));
    return Damage.to(bodies);
  }

  private static char[] surrogates() {
    char[] chars = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return chars;
  }

  /** Returns what another library makes of a body, null if that is not a message. */
  private static V1Body.@Nullable Message secondOpinion(byte[] body) {
    try {
      CBORObject read = CBORObject.DecodeFromBytes(body);
      return isPlain(read, CBORType.Map) && allPlain(read) ? asMessage(read) : null;
    } catch (CBORException e) {
      return null;
    }
  }

  private static boolean allPlain(CBORObject map) {
    return map.getKeys().stream().allMatch(key -> isPlain(key, CBORType.TextString))
        && NAMES.stream().allMatch(map::ContainsKey)
        && isPlain(map.get("uid"), CBORType.TextString)
        && isPlain(map.get("channel"), CBORType.TextString)
        && isPlain(map.get("message"), CBORType.ByteString);
  }

  private static boolean isPlain(CBORObject value, CBORType type) {
    return value.getType() == type && !value.isTagged();
  }

  private static V1Body.Message asMessage(CBORObject map) {
    return new V1Body.Message(
        map.get("uid").AsString(),
        map.get("channel").AsString(),
        map.get("message").GetByteString());
  }

  private static V1Body complete(byte[] body) {
    Decoded<V1Body> decoded = V1BodyReader.decode(body);
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete<V1Body>) decoded).value();
  }

  private static void assertSame(V1Body actual, V1Body.Message expected) {
    assertThat(actual).isInstanceOf(V1Body.Message.class);
    V1Body.Message message = (V1Body.Message) actual;
    assertThat(message.uid()).isEqualTo(expected.uid());
    assertThat(message.channel()).isEqualTo(expected.channel());
    assertThat(message.message()).isEqualTo(expected.message());
  }
}
