package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ReportTest {
  private static final String NASTY = "NUL \u0000 BEL \u0007 ]]> <&>\"' \uD83D\uDE00 | x";

  private static final RunResult RUN =
      new RunResult(
          RunResult.FORMAT,
          "0.1.0",
          "v1",
          "server",
          "127.0.0.1:8077",
          Map.of(),
          "2026-01-01T00:00:00Z",
          12,
          42,
          1,
          Map.of("V1-HDR-01", "MUST A header has <16> octets."),
          List.of(
              result("a.a", "header", Verdict.PASS, Cause.NONE),
              result("a.b", "header", Verdict.FAIL, Cause.NONE),
              result("a.c", "key", Verdict.NOT_RUN, Cause.SUITE_ERROR),
              result("a.d", "key", Verdict.NOT_RUN, Cause.INTERRUPTED),
              result("a.e", "key", Verdict.WARN, Cause.NONE),
              result("a.f", "key", Verdict.FLAKY, Cause.NONE)));

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
    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
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

  @Test
  void everyFormatIsRenderedFromTheJson() {
    RunResult read = ResultJson.read(Report.JSON.render(RUN));
    for (Report report : Report.values()) {
      assertThat(report.render(read)).isEqualTo(report.render(RUN));
    }
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
