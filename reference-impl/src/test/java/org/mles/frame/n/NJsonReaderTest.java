package org.mles.frame.n;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;
import org.mles.testing.Octets;

/** N-04 and N-17 of the N draft: which texts name a uid and a channel. */
class NJsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uid\":\"u\",\"channel\":\"c\"}",
        "{\"channel\":\"c\",\"uid\":\"u\"}",
        " \t\r\n{ \"uid\" : \"u\" , \"channel\" : \"c\" } \n",
        "{\"uid\":\"\\u0075\",\"channel\":\"\\u0063\"}",
        "{\"u\\u0069d\":\"u\",\"channel\":\"c\"}",
        "{\"a\":null,\"uid\":\"u\",\"b\":[1,{\"uid\":2}],\"channel\":\"c\",\"d\":-2.5e3}",
        "{\"a\":1,\"a\":2,\"uid\":\"u\",\"channel\":\"c\",\"Uid\":\"v\",\"\":true}"
      })
  void takesAnySpelling(String json) {
    assertThat(NJsonReader.decode(json.getBytes(UTF_8)))
        .isEqualTo(new Decoded.Complete<>(new NIdentity("u", "c"), json.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "[]",
        "[\"u\",\"c\"]",
        "\"uid\"",
        "null",
        "{\"uid\":\"u\"}",
        "{\"channel\":\"c\"}",
        "{\"uid\":\"\",\"channel\":\"c\"}",
        // A letter whose low octet is that of the digit f.
        "{\"uid\":\"\\u\u0766001\",\"channel\":\"c\"}",
        "{\"\\\\\\u0\uFF100\uFF11\":1,\"uid\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"\"}",
        "{\"uid\":1,\"channel\":\"c\"}",
        "{\"uid\":null,\"channel\":\"c\"}",
        "{\"uid\":[\"u\"],\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":{}}",
        "{\"uid\":\"u\",\"uid\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"channel\":\"d\"}",
        "{\"uid\":\"u\",\"u\\u0069d\":\"v\",\"channel\":\"c\"}",
        "{\"Uid\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"\\ud800\",\"channel\":\"c\"}",
        "{\"uid\":\"\\udc00\\ud800\",\"channel\":\"c\"}"
      })
  void refusesOtherShapesTypesAndNames(String json) {
    assertRefuses(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uid\":\"u\",\"channel\":\"c\"}{}",
        "{\"uid\":\"u\",\"channel\":\"c\"}x",
        "{\"uid\":\"u\",\"channel\":\"c\"}\0",
        "{\"uid\":\"u\",\"channel\":\"c\"},",
        "{\"uid\":\"u\",\"channel\":\"c\",}",
        "{\"uid\":\"u\",\"channel\":\"c\"",
        "{\"uid\":\"u\" \"channel\":\"c\"}",
        "{'uid':'u','channel':'c'}",
        "{uid:\"u\",channel:\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"c\"}//",
        "/**/{\"uid\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"u\n\",\"channel\":\"c\"}",
        "{\"uid\":\"\\x75\",\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":NaN}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":01}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":+1}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":.5}"
      })
  void refusesWhatIsNotJsonToTheLetter(String json) {
    assertRefuses(json.getBytes(UTF_8));
  }

  @Test
  void refusesEveryEncodingButPlainUtf8() {
    String json = "{\"uid\":\"u\",\"channel\":\"c\"}";
    assertRefuses(("\uFEFF" + json).getBytes(UTF_8));
    assertRefuses(json.getBytes(UTF_16BE));
    assertRefuses(("\uFEFF" + json).getBytes(UTF_16BE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "c3", "c080", "c1b5", "eda080", "f4908080", "ff"})
  void refusesOctetsThatAreNotUtf8WhereverTheyAre(String flaw) {
    assertRefuses(Octets.hex("7b22756964223a22" + flaw + "222c226368616e6e656c223a2263227d"));
    assertRefuses(
        Octets.hex("7b2278223a22" + flaw + "222c22756964223a2275222c226368616e6e656c223a2263227d"));
  }

  @Test
  void takesEveryPlaneOfUnicodeRawAndEscaped() {
    String json = "{\"uid\":\"\\ud83d\\ude00\\u0000\",\"channel\":\"日本😀\"}";
    assertThat(NJsonReader.decode(json.getBytes(UTF_8)))
        .isEqualTo(
            new Decoded.Complete<>(new NIdentity("😀\0", "日本😀"), json.getBytes(UTF_8).length));
  }

  @Test
  void takesNestingInOtherMembersUpToABound() {
    assertThat(NJsonReader.decode(nested(100))).isInstanceOf(Decoded.Complete.class);
    assertRefuses(nested(300));
  }

  private static byte[] nested(int depth) {
    String value = "[".repeat(depth) + "]".repeat(depth);
    return ("{\"uid\":\"u\",\"channel\":\"c\",\"a\":" + value + "}").getBytes(UTF_8);
  }

  private static void assertRefuses(byte[] json) {
    assertThat(NJsonReader.decode(json))
        .as(new String(json, UTF_8))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(WireRule.N_UNDECODABLE_JSON);
              assertThat(refused.detail()).isNotBlank().hasSizeLessThan(500);
            });
  }
}
