package org.mles.frame.n;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import com.upokecenter.cbor.JSONOptions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.frame.Decoded;
import org.mles.testing.Damage;
import org.mles.testing.Octets;

/** Holds both directions of the N draft's codec against each other and a second JSON reader. */
class NFramePropertyTest {
  @Test
  void writesTheTextWithoutWhiteSpaceAndNeedlessEscapes() {
    byte[] json = NFrame.json(new NIdentity("Äiti", "日本"));
    assertThat(new String(json, UTF_8)).isEqualTo("{\"uid\":\"Äiti\",\"channel\":\"日本\"}");
  }

  @Test
  void encodesTheExampleOfTheDraft() {
    byte[] json = NFrame.json(new NIdentity("User", "Channel"));
    assertThat(NFrame.encode(0x947a3096fde201a6L, json))
        .isEqualTo(
            Octets.hex(
                """
                4e 000022 947a3096fde201a6
                7b22756964223a2255736572222c226368616e6e656c223a224368616e6e656c227d
                """));
  }

  @Test
  void refusesToEncodeEmptyNamesHalfCharactersAndTextsThatDoNotFit() {
    assertThatThrownBy(() -> new NIdentity("", "c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NIdentity("u", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NFrame.json(new NIdentity("\uD800", "c")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NFrame.encode(0, new byte[0x1000000]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void decodesWhatItEncodes(@ForAll("identities") NIdentity identity) {
    byte[] json = NFrame.json(identity);
    assertThat(NJsonReader.decode(json)).isEqualTo(new Decoded.Complete<>(identity, json.length));
  }

  @Property(tries = 100)
  void refusesEveryProperPrefix(@ForAll("identities") NIdentity identity) {
    byte[] json = NFrame.json(identity);
    for (int octets = 0; octets < json.length; octets++) {
      byte[] prefix = Arrays.copyOf(json, octets);
      assertThat(NJsonReader.decode(prefix)).isInstanceOf(Decoded.Refused.class);
    }
  }

  @Property(tries = 3000)
  void agreesWithASecondImplementationOnDamagedTexts(@ForAll("damaged") byte[] json) {
    Decoded<NIdentity> decoded = NJsonReader.decode(json);
    assertThat(decoded instanceof Decoded.Complete<NIdentity> complete ? complete.value() : null)
        .as(new String(json, UTF_8))
        .isEqualTo(secondOpinion(json));
  }

  @Property(tries = 2000)
  void givesAValueForAnyOctets(@ForAll @Size(max = 60) byte[] octets) {
    assertThat(NJsonReader.decode(octets)).isNotInstanceOf(Decoded.NeedMore.class);
  }

  @Provide
  Arbitrary<NIdentity> identities() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .all()
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(text -> UTF_8.newEncoder().canEncode(text));
    return Combinators.combine(names, names).as(NIdentity::new);
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<String> names = Arbitraries.strings().withChars("ab\\\"é日\u0001").ofLength(3);
    return Damage.to(
        Combinators.combine(names, names)
            .as((uid, channel) -> NFrame.json(new NIdentity(uid, channel))));
  }

  /** Returns what another library makes of a text, null if that is not an identity. */
  private static @Nullable NIdentity secondOpinion(byte[] json) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      CBORObject read = CBORObject.FromJSONString(text, new JSONOptions("allowduplicatekeys=0"));
      return read.getType() == CBORType.Map
              && isName(read.get("uid"))
              && isName(read.get("channel"))
          ? new NIdentity(read.get("uid").AsString(), read.get("channel").AsString())
          : null;
    } catch (CBORException | CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isName(@Nullable CBORObject value) {
    return value != null && value.getType() == CBORType.TextString && !value.AsString().isEmpty();
  }
}
