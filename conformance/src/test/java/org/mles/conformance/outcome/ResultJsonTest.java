package org.mles.conformance.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.Protocol;

final class ResultJsonTest {
  private static final RunResult RUN =
      new RunResult(
          RunResult.FORMAT,
          "0.1.0",
          "v1",
          "server",
          "127.0.0.1:8077",
          Map.of("history-limit", "100"),
          "2026-01-01T00:00:00Z",
          12,
          42,
          1.5,
          "run --select",
          Map.of("V1-HDR-01", "MUST A header has <16> octets."),
          List.of(
              result("a", Verdict.PASS, Cause.NONE, ""),
              result("b", Verdict.FAIL, Cause.NONE, "NUL \u0000 and <&>\"'"),
              result("c", Verdict.NOT_RUN, Cause.UNREACHABLE, "gone"),
              result("d", Verdict.WARN, Cause.NONE, "missed"),
              result("e", Verdict.UNEXPECTED_PASS, Cause.NONE, "")));

  private static CaseResult result(String id, Verdict verdict, Cause cause, String message) {
    return new CaseResult(
        id,
        "Title of " + id,
        "header",
        "must",
        List.of("V1-HDR-01"),
        verdict.tally() == Verdict.Tally.FAILED ? "V1-HDR-01" : "",
        verdict,
        message,
        "close",
        cause,
        3,
        List.of(new Evidence(5, "witness", "received", 2, "4d00", "half a header")));
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(ResultJson.read(ResultJson.write(RUN))).isEqualTo(RUN);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
  void readsBackARunOfEachProtocol(Protocol protocol) {
    String spec = "\"spec\" : \"" + protocol.word() + "\"";
    String written = ResultJson.write(RUN).replaceFirst("\"spec\" : \"[^\"]+\"", spec);
    assertThat(written).contains(spec);
    assertThat(ResultJson.read(written).spec()).isEqualTo(protocol.word());
  }

  /** Results are kept and compared; those of older suites do not say how to run a case again. */
  @Test
  void readsWhatOlderSuitesWrote() {
    String older = ResultJson.write(RUN).replaceFirst("\"again\".*\n", "");
    assertThat(older).doesNotContain("again");
    assertThat(ResultJson.read(older).again()).isEmpty();
  }

  @Test
  void everyVerdictAndCauseSurvivesItsWord() {
    for (Verdict v : Verdict.values()) {
      assertThat(Verdict.of(v.word())).isEqualTo(v);
    }
    for (Cause c : Cause.values()) {
      assertThat(Cause.of(c.word())).isEqualTo(c);
    }
  }

  @Test
  void lastLineCountsEveryCaseOnce() {
    assertThat(RUN.lastLine()).isEqualTo("1 passed, 2 failed, 2 skipped");
  }

  @Test
  void refusesBrokenFilesWithPlaceAndReason() {
    assertThatThrownBy(() -> ResultJson.read("{\n\"format\": \n}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line ");
    String other = ResultJson.write(RUN).replace("mles-conformance/1", "mles-conformance/9");
    assertThatThrownBy(() -> ResultJson.read(other)).hasMessageContaining("mles-conformance/9");
    String extra = ResultJson.write(RUN).replaceFirst("\\{", "{\"surprise\":1,");
    assertThatThrownBy(() -> ResultJson.read(extra)).hasMessageContaining("surprise");
  }
}
