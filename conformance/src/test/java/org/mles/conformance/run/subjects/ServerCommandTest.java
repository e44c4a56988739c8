package org.mles.conformance.run.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Setup;

final class ServerCommandTest {
  private static final Settings DECLARED = Settings.ofKeys("secret", null);

  static List<Setting> settings() {
    return Setting.ALL;
  }

  @ParameterizedTest
  @EnumSource(Setup.class)
  void aCommandWithEveryPlaceCanBeSetUpForEveryCase(Setup setup) {
    assertThat(command(everyPlace()).objection(setup.apply(DECLARED))).isNull();
  }

  /** Where a server listens can be seen by dialling; of version 2 there is a test of its own. */
  static List<Setting> unseen() {
    return Setting.ALL.stream()
        .filter(setting -> !places(setting).contains("{bind}"))
        .filter(setting -> !places(setting).equals("{key}"))
        .toList();
  }

  @Test
  void version2NeedsNoPlaceForAnAddressKey() {
    Settings two = DECLARED.withProtocol(Protocol.V2);
    for (Settings wanted : List.of(two.withKeys(null, null), two.withKeys("other", null))) {
      assertThat(new ServerCommand("{key}", two, Duration.ZERO).objection(wanted)).isNull();
    }
    assertThat(new ServerCommand("", two, Duration.ZERO).objection(two.withKeys("other", null)))
        .isEqualTo("the command has no {key}");
  }

  @ParameterizedTest
  @MethodSource("unseen")
  void aSettingThatTheCommandDoesNotNameIsObjectedToByName(Setting lacking) {
    String others =
        Setting.ALL.stream()
            .filter(setting -> !setting.equals(lacking))
            .map(ServerCommandTest::places)
            .collect(Collectors.joining(" "));
    assertThat(
            Stream.of(Setup.values())
                .map(setup -> command(others).objection(setup.apply(DECLARED))))
        .contains("the command has no " + lacking.recommended());
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void everyLimitIsFilledInAsAskedOrAsRecommended(Limit limit) {
    ServerCommand command = command("{" + limit.word() + "}");
    boolean time = limit.unit() == Limit.Unit.MILLIS;
    assertThat(command.filled(DECLARED.with(limit, 1234), Map.of()))
        .isEqualTo(time ? "1.234" : "1234");
    long usual = limit.usual(Protocol.V1);
    assertThat(command.filled(DECLARED, Map.of()))
        .isEqualTo(time ? usual / 1000 + ".000" : Long.toString(usual));
  }

  /** Source: V2-HIST-02. */
  @Test
  void version2RemembersMoreUnlessToldOtherwise() {
    Settings two = DECLARED.withProtocol(Protocol.V2);
    assertThat(command("{history-limit}").filled(two, Map.of())).isEqualTo("200");
    assertThat(command("{history-limit}").filled(Setup.HISTORY_5.apply(two), Map.of()))
        .isEqualTo("5");
  }

  @Test
  void aTimeIsThereInSecondsAndInMilliseconds() {
    String text = "{first-frame-deadline}s {first-frame-deadline-millis}ms";
    Settings wanted = Setup.SHORT_DEADLINE.apply(DECLARED);
    assertThat(command(text).filled(wanted, Map.of())).isEqualTo("1.000s 1000ms");
    assertThat(command("{first-frame-deadline-millis}").objection(wanted)).isNull();
  }

  @Test
  void theShortNameOfTheHistoryLimitStaysGood() {
    Settings wanted = Setup.HISTORY_5.apply(DECLARED);
    assertThat(command("{history} {history-limit}").filled(wanted, Map.of())).isEqualTo("5 5");
    assertThat(command("{history}").objection(wanted)).isNull();
  }

  @Test
  void oneKeyAloneDoesNotMakeAKeyMode() {
    assertThat(command("{key}").objection(Setup.ENDPOINT.apply(DECLARED)))
        .isEqualTo("the command has no {address-key} and {key}");
  }

  @Test
  void whatWasFilledInIsNotFilledInAgain() {
    Settings odd = Settings.ofKeys("{history}", "$1\\");
    assertThat(command("'{key}' '{address-key}' {print}").filled(odd, Map.of()))
        .isEqualTo("'{history}' '$1\\' {print}");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theGuideNamesEveryPlace(Setting setting) throws Exception {
    String guide = Files.readString(Path.of("docs", "run-against-my-server.md"));
    assertThat(setting.recommended().places().keySet()).allMatch(guide::contains);
  }

  /** Returns a command with all places of all settings. */
  static String everyPlace() {
    return Setting.ALL.stream().map(ServerCommandTest::places).collect(Collectors.joining(" "));
  }

  private static String places(Setting setting) {
    return String.join(" ", setting.recommended().places().keySet());
  }

  private static ServerCommand command(String text) {
    return new ServerCommand(text, DECLARED, Duration.ofSeconds(1));
  }
}
