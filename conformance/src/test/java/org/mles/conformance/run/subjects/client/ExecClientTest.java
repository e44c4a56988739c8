package org.mles.conformance.run.subjects.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;

final class ExecClientTest {
  private static final Settings ENDPOINT = Settings.ofKeys(null, null);
  private static final Settings SHARED = Settings.ofKeys("k", null);

  @Test
  void plainTextsStayAsTheyAre() {
    assertThat(ShellWord.word("guest-0a")).isEqualTo("guest-0a");
    assertThat(ShellWord.word("::1")).isEqualTo("::1");
    assertThat(ShellWord.word("")).isEqualTo("''");
    assertThat(ShellWord.word(null)).isEqualTo("''");
  }

  @Test
  void otherTextsAreSpeltInAscii() {
    assertThat(ShellWord.word("\u00e9'")).isEqualTo("\"$(printf %b '\\0303\\0251\\0047')\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x {port} {channel}", "x {port} {uid}", "x {channel} {uid}"})
  void placesThatEveryClientNeedsAreRequired(String command) {
    assertThatThrownBy(() -> new ExecClient(command, ENDPOINT, ClientTraits.FULL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--exec has no {");
  }

  @Test
  void keysAreChosenOnlyWithBothPlaces() {
    assertThat(client("{key} {address-key}", ENDPOINT).objection(SHARED)).isNull();
    assertThat(client("{key}", ENDPOINT).objection(SHARED)).isNotNull();
    assertThat(client("", SHARED).objection(SHARED)).isNull();
    assertThat(client("", SHARED).objection(ENDPOINT)).isNotNull();
  }

  @Test
  void theOneKeyOfVersion2NeedsItsPlaceAlone() {
    Settings shared = SHARED.withProtocol(Protocol.V2);
    assertThat(client("{key}", ENDPOINT.withProtocol(Protocol.V2)).objection(shared)).isNull();
    assertThat(client("", ENDPOINT.withProtocol(Protocol.V2)).objection(shared)).isNotNull();
  }

  @Test
  void onlyAClientThatIsToldAHostCanGoToIpv6() {
    Settings ipv6 = ENDPOINT.withBind(Settings.Bind.IPV6);
    assertThat(client("{host}", ENDPOINT).objection(ipv6)).isNull();
    assertThat(client("", ENDPOINT).objection(ipv6)).isNotNull();
  }

  private static ExecClient client(String places, Settings declared) {
    return new ExecClient("x {port} {channel} {uid} " + places, declared, ClientTraits.FULL);
  }
}
