package org.mles.frame.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.frame.Decoded;
import org.mles.rule.WireRule;

/** V2-FF-02, V2-FF-03, V2-AUTH-03 to V2-AUTH-06: what a first message says. */
class FirstMessageReaderTest {
  private static final String TOKEN = "9b3b95527f7c2d80";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uid\":\"u\",\"channel\":\"c\"}",
        " \t\r\n{ \"channel\" : \"c\" , \"uid\" : \"u\" } \n",
        "{\"\\u0075id\":\"\\u0075\",\"channel\":\"c\"}",
        "{\"a\":null,\"uid\":\"u\",\"b\":[1,{\"auth\":2}],\"channel\":\"c\",\"d\":-2.5e3}",
        "{\"a\":1,\"a\":2,\"uid\":\"u\",\"channel\":\"c\",\"Uid\":\"v\",\"Auth\":7}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":null}"
      })
  void takesAnySpellingAndShowsItAsItIs(String json) {
    FirstMessage message = decoded(json);
    assertThat(message.uid()).isEqualTo("u");
    assertThat(message.channel()).isEqualTo("c");
    assertThat(message.auth()).isEqualTo(Auth.NONE);
    assertThat(message.shown()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "[\"u\",\"c\",null]",
        "\"uid\"",
        "{\"uid\":\"u\"}",
        "{\"uid\":\"u\",\"channel\":1}",
        "{\"uid\":\"u\",\"channel\":[\"c\"]}",
        "{\"uid\":null,\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"\\u0075id\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"c\"}x",
        "{\"uid\":\"u\",\"channel\":\"c\"}{}",
        "{\"uid\":\"u\",\"channel\":\"c\",}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":NaN}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":01}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":\"\t\"}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":\"\\ud800\"}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"a\":[{\"\\udc00\":1}]}",
        "{\"uid\":\"\\ud800\",\"channel\":\"c\"}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"\\ud800\":1}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"\\ud800\"}",
        "\uFEFF{\"uid\":\"u\",\"channel\":\"c\"}",
        "{\"uid\":\"\\u\u0766001\",\"channel\":\"c\"}"
      })
  void refusesWhatIsNoObjectWithTwoNames(String json) {
    assertThat(FirstMessageReader.decode(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> assertThat(refused.rule()).isEqualTo(WireRule.V2_FIRST_MESSAGE));
  }

  @Test
  void refusesOctetsThatAreNotUtf8() {
    byte[] json = "{\"uid\":\"u\",\"channel\":\"?\"}".getBytes(UTF_8);
    json[json.length - 3] = (byte) 0xFF;
    assertThat(FirstMessageReader.decode(json)).isInstanceOf(Decoded.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":%s",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":%s}",
        "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"%s\\x\"}",
      })
  void quotesNothingOfATextThatMayHoldAToken(String json) {
    assertThat(FirstMessageReader.decode(json.replace("%s", TOKEN).getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.detail()).doesNotContain("9b3b"));
    assertThat(decoded("{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"" + TOKEN + "\"}").toString())
        .doesNotContain("9b3b")
        .doesNotContain(Long.toString(0x9b3b95527f7c2d80L));
  }

  @ParameterizedTest
  @CsvSource({
    "9b3b95527f7c2d80, 9b3b95527f7c2d80",
    "9B3B95527F7C2D80, 9b3b95527f7c2d80",
    "000000000000000000000000ff, ff",
    "0, 0",
    "ffffffffffffffff, ffffffffffffffff"
  })
  void readsATokenInAnySpelling(String written, String meant) {
    Auth auth = decoded("{\"uid\":\"u\",\"channel\":\"c\",\"auth\":\"" + written + "\"}").auth();
    assertThat(auth).isEqualTo(new Auth(true, Long.parseUnsignedLong(meant, 16), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"zz\"",
        "\"+f\"",
        "\"-1\"",
        "\"0x1\"",
        "\" 1\"",
        "\"1ffffffffffffffff\"",
        "\"\uFF11\"",
        "\"\u0661\"",
        "\"g\"",
        "1",
        "true",
        "[]",
        "{\"auth\":\"1\"}"
      })
  void knowsWhatIsNoToken(String auth) {
    String json = "{\"uid\":\"u\",\"channel\":\"c\",\"auth\":" + auth + "}";
    assertThat(decoded(json).auth().broken()).isEqualTo(WireRule.V2_AUTH_NO_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\",\"auth\":\"1\"", "null,\"auth\":null", "\"1\",\"\\u0061uth\":\"1\""})
  void knowsASecondTokenWhereverItStands(String twice) {
    for (String before : new String[] {"", "\"n\":1,"}) {
      String json = "{" + before + "\"auth\":" + twice + ",\"uid\":\"u\",\"channel\":\"c\"}";
      assertThat(decoded(json).auth().broken()).isEqualTo(WireRule.V2_AUTH_TWICE);
    }
  }

  @ParameterizedTest
  @CsvSource({"127, true", "128, false", "30000, false"})
  void refusesWhatNestsDeeperThanTheReader(int depth, boolean right) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    String json = "{\"uid\":\"u\",\"channel\":\"c\",\"n\":" + deep + "}";
    Decoded<FirstMessage> decoded = FirstMessageReader.decode(json.getBytes(UTF_8));
    assertThat(decoded instanceof Decoded.Complete).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'auth':'1','uid':'u','channel':'c'}|{'uid':'u','channel':'c'}",
        "{ 'auth' : '1' , 'uid':'u','channel':'c'}|{ 'uid':'u','channel':'c'}",
        "{'auth':'1' ,'auth':'2', 'auth':3,'uid':'u','channel':'c'}|{'uid':'u','channel':'c'}",
        "{'auth':'1','uid':'u','auth':'2','channel':'c'}|{'uid':'u','channel':'c'}",
        "{'uid':'u', 'auth':'1' ,'channel':'c'}|{'uid':'u' ,'channel':'c'}",
        "{'uid':'u','channel':'c','auth':'1' }|{'uid':'u','channel':'c' }",
        "{'uid':'u','n':[1,{'auth':2}],'\\u0061uth':'1','channel':'c'}"
            + "|{'uid':'u','n':[1,{'auth':2}],'channel':'c'}",
        "{'uid':'u','n':-1.50e3,'auth':'1','m':true,'channel':'\\u0063'}"
            + "|{'uid':'u','n':-1.50e3,'m':true,'channel':'\\u0063'}",
        "{'uid':'\u00e4','auth':'1','channel':'\ud83d\ude00'}|{'uid':'\u00e4','channel':'\ud83d\ude00'}"
      })
  void showsEverythingButTheToken(String json, String shown) {
    assertThat(decoded(quoted(json)).shown()).isEqualTo(quoted(shown));
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  @SuppressWarnings("unchecked")
  private static FirstMessage decoded(String json) {
    Decoded<FirstMessage> decoded = FirstMessageReader.decode(json.getBytes(UTF_8));
    assertThat(decoded).as(json).isInstanceOf(Decoded.Complete.class);
    return ((Decoded.Complete<FirstMessage>) decoded).value();
  }
}
