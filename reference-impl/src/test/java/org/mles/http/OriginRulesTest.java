package org.mles.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** Whose pages may open a WebSocket. Source: V2-ORG-01 to V2-ORG-03. */
class OriginRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:8077   | false | http://localhost:8077    | ",
        "LOCALHOST.:8077  | false | HTTP://localhost:8077    | ",
        "127.0.0.1:80     | false | http://127.0.0.1         | ",
        "127.9.9.9        | false | http://127.9.9.9:80      | ",
        "[::1]:9          | false | http://[::1]:9           | ",
        "mles.example     | true  | https://mles.example     | ",
        "mles.example     | true  | https://mles.example:443 | ",
        "MLES.example:443 | true  | https://mles.example     | ",
        "[2001:db8::1]    | true  | https://[2001:db8::1]    | ",
        "mles.example     | true  | http://mles.example      | V2_ORG_FOREIGN",
        "mles.example     | true  | https://mles.example:80  | V2_ORG_FOREIGN",
        "mles.example     | false | https://mles.example     | V2_ORG_FOREIGN",
        "localhost:8077   | false | http://localhost         | V2_ORG_FOREIGN",
        "localhost:8077   | false | http://127.0.0.1:8077    | V2_ORG_FOREIGN",
        "evil.example     | false | http://evil.example      | V2_ORG_FOREIGN",
        "localhost.evil.example | false | http://localhost.evil.example | V2_ORG_FOREIGN",
        "127.0.0.1.evil.example | false | http://127.0.0.1.evil.example | V2_ORG_FOREIGN",
        "localhost        | false | http://evil.example      | V2_ORG_FOREIGN",
        "localhost        | false | null                     | V2_ORG_FOREIGN",
        "localhost        | false | ''                       | V2_ORG_MALFORMED",
        "localhost        | false | localhost                | V2_ORG_MALFORMED",
        "localhost        | false | http://                  | V2_ORG_MALFORMED",
        "localhost        | false | http://localhost/        | V2_ORG_MALFORMED",
        "localhost        | false | http://a@localhost       | V2_ORG_MALFORMED",
        "localhost        | false | http://localhost http://localhost | V2_ORG_MALFORMED",
        "anything         | false | https://friend.example   | ",
        "anything         | false | https://friend.example:443 | ",
        "anything         | false | http://friend.example    | V2_ORG_FOREIGN",
        "anything         | false | app://friend             | ",
      })
  void judgesTheOrigin(String host, boolean secure, String origin, @Nullable WireRule rule) {
    OriginRules rules =
        new OriginRules(
            List.of("mles.example", "2001:db8::1"),
            List.of("https://friend.example", "app://friend"));
    assertThat(judge(rules, host, secure, origin)).isEqualTo(rule);
  }

  @Test
  void asksProgramsForNone() {
    assertThat(judge(new OriginRules(List.of(), List.of()), "evil.example", false)).isNull();
  }

  @Test
  void takesOneOnly() {
    OriginRules all = new OriginRules(List.of(), List.of("*"));
    String own = "http://localhost";
    assertThat(judge(all, "localhost", false, own, own)).isEqualTo(WireRule.V2_ORG_MALFORMED);
  }

  @Test
  void opensToAllOrToPagesWithoutOne() {
    OriginRules all = new OriginRules(List.of(), List.of("*"));
    assertThat(judge(all, "localhost", false, "http://evil.example")).isNull();
    assertThat(judge(all, "localhost", false, "null")).isNull();
    assertThat(judge(all, "localhost", false, "evil")).isEqualTo(WireRule.V2_ORG_MALFORMED);
    OriginRules none = new OriginRules(List.of(), List.of("null"));
    assertThat(judge(none, "localhost", false, "null")).isNull();
    assertThat(judge(none, "localhost", false, "http://evil.example"))
        .isEqualTo(WireRule.V2_ORG_FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "friend.example", "https://", "https://x/", "https://x:99999", "//x"})
  void takesNothingElseForAnOrigin(String text) {
    assertThatThrownBy(() -> new OriginRules(List.of(), List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x:80", "http://x", "[::1"})
  void takesNothingElseForAHost(String text) {
    assertThatThrownBy(() -> new OriginRules(List.of(text), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  private static @Nullable WireRule judge(
      OriginRules rules, String host, boolean secure, String... origins) {
    List<Fields.Field> fields = new ArrayList<>();
    for (String origin : origins) {
      fields.add(new Fields.Field("origin", origin));
    }
    Authority authority = Objects.requireNonNull(Authority.parse(host));
    Refusal refusal = rules.judge(new Fields(fields), authority, secure);
    return refusal == null ? null : refusal.rule();
  }
}
