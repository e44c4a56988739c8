package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.spec.ClauseIndex;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ReportTest {
  private static final String NASTY = "NUL \u0000 BEL \u0007 ]]> <&>\"' \uD83D\uDE00 | x";

  private static final RunResult RUN =
      run(
          "127.0.0.1:8077",
          result("a.a", "header", Verdict.PASS, Cause.NONE),
          result("a.b", "header", Verdict.FAIL, Cause.NONE),
          result("a.c", "key", Verdict.NOT_RUN, Cause.SUITE_ERROR),
          result("a.d", "key", Verdict.NOT_RUN, Cause.INTERRUPTED),
          result("a.e", "key", Verdict.WARN, Cause.NONE),
          result("a.f", "key", Verdict.FLAKY, Cause.NONE));

  private static CaseResult result(String id, String chapter, Verdict verdict, Cause cause) {
    return new CaseResult(
        id,
        "Title " + NASTY,
        chapter,
        "must",
        List.of("V1-HDR-01"),
        verdict.tally() == Verdict.Tally.FAILED ? "V1-HDR-01" : "",
        verdict,
        NASTY,
        "close by subject",
        cause,
        3,
        List.of(new Evidence(5, NASTY, "received", 500, "4d00", NASTY)));
  }

  @Test
  void junitIsWellFormedAndCountsFailuresAndErrorsApart() throws Exception {
    Document xml = parse(Report.JUNIT.render(RUN));
    Element suites = xml.getDocumentElement();
    assertThat(suites.getAttribute("tests")).isEqualTo("6");
    assertThat(suites.getAttribute("failures")).isEqualTo("2");
    assertThat(suites.getAttribute("errors")).isEqualTo("1");
    assertThat(suites.getAttribute("skipped")).isEqualTo("2");
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(6);
  }

  @Test
  void controlCharactersAreShownNotLost() {
    assertThat(Report.JUNIT.render(RUN)).contains("U+0000").contains("U+0007");
  }

  @Test
  void htmlIsOneEscapedFile() {
    String html = Report.HTML.render(RUN);
    assertThat(html).contains("&lt;&amp;&gt;").doesNotContain("<&>").doesNotContain("\u0000");
    assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("<script");
    assertThat(html).contains("1 passed, 2 failed, 3 skipped").contains("500 octets");
  }

  @Test
  void markdownLeadsWithTheFailures() {
    String md = Report.MD.render(RUN);
    assertThat(md).contains("**1 passed, 2 failed, 3 skipped**");
    assertThat(md.indexOf("`a.b`")).isLessThan(md.indexOf("| chapter |"));
    assertThat(md).contains("\\| x").doesNotContain("\u0000");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void textOfOthersStaysText(Report format) throws Exception {
    String hostile =
        "a\n# b\n| zz | `d` <script>e</script> ![f](http://g) [h]: www.i j@k ]]> \u001b[31m \u202e";
    CaseResult odd =
        new CaseResult(
            "a.a|`<b>`",
            hostile,
            "chapter | <i>",
            "must",
            List.of("V1-HDR-01"),
            "",
            Verdict.FAIL,
            hostile,
            hostile,
            Cause.NONE,
            3,
            List.of(new Evidence(5, hostile, "note", 0, "", hostile)));
    String page = format.render(run(hostile, odd));
    assertThat(page).doesNotContain("\u001b", "\u202e");
    if (format == Report.MD) {
      assertThat(page)
          .doesNotContain("<", "http://", "[f](", "www.", "j@k", " `d`", "\n# b", "\n| z");
      assertThat(Matrix.render(List.of(run(hostile, odd))))
          .doesNotContain(
              "<", "http://", "[f](", "www.", "j@k", " `d`", "\n# b", "\n| z", "\u001b");
    } else if (format == Report.HTML) {
      assertThat(page).doesNotContain("<script>", "<i>", "<b>`");
    } else if (format == Report.JUNIT) {
      assertThat(parse(page).getElementsByTagName("testcase").getLength()).isEqualTo(1);
    } else if (format == Report.GITHUB) {
      assertThat(page.lines())
          .hasSize(2)
          .allMatch(line -> line.matches("::(error|notice) title=.*"));
      assertThat(page).contains("::error title=nobody was served::", "::notice title=aU+000A# b");
    }
  }

  @Test
  void anAnnotationPointsAtTheClauseThatIsBroken() {
    int line = ClauseIndex.bundled().clause("V1-HDR-01").line();
    assertThat(Report.GITHUB.render(RUN).lines().toList())
        .anyMatch(
            one ->
                one.startsWith(
                    "::error file=conformance/spec/mles-v1.md,line="
                        + line
                        + ",title=V1-HDR-01 is broken::MUST A header has <16> octets.%0A2 failures"));
  }

  @Test
  void markdownSaysOneSentenceOnce() {
    CaseResult[] many = new CaseResult[967];
    for (int i = 0; i < many.length; i++) {
      CaseResult one = result("x.y-" + i, "header", Verdict.NOT_RUN, Cause.UNREACHABLE);
      many[i] = one.judged(Verdict.NOT_RUN, "cannot reach it");
    }
    for (String page :
        List.of(Report.MD.render(run("s", many)), Matrix.render(List.of(run("s", many))))) {
      assertThat(page).containsOnlyOnce("cannot reach it").contains("967 cases: `x.y-0`, ");
    }
  }

  private static RunResult run(String subject, CaseResult... cases) {
    return new RunResult(
        RunResult.FORMAT,
        "0.1.0",
        "v1",
        "server",
        subject,
        Map.of("also", "v2", "key", "given"),
        "2026-01-01T00:00:00Z",
        12,
        42,
        1,
        "java -jar mles-conformance.jar run server --select",
        Map.of("V1-HDR-01", "MUST A header has <16> octets."),
        List.of(cases));
  }

  @Test
  void everyFormatIsRenderedFromTheJson() {
    RunResult read = ResultJson.read(Report.JSON.render(RUN));
    for (Report report : Report.values()) {
      assertThat(report.render(read)).isEqualTo(report.render(RUN));
    }
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void everyFormatSaysWhatWasDeclared(Report format) {
    assertThat(format.render(RUN).replaceAll("[\":,]", "")).containsPattern("also\\s+v2");
  }

  @ParameterizedTest
  @EnumSource(Report.class)
  void everyFormatSaysWhatIsMostlyBehindAFailure(Report format) {
    assertThat(format.render(RUN)).contains("A struct that the compiler pads");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
