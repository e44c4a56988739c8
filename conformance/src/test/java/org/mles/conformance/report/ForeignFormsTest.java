package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/**
 * Holds reports to forms that others defined, by rules of our own: what the schema of Surefire
 * (surefire-test-report.xsd, 3.0) and that of CTRF ask for and allow.
 */
final class ForeignFormsTest {
  private static final RunResult RUN =
      new RunResult(
          RunResult.FORMAT,
          "0.1.0",
          "v1",
          "server",
          "127.0.0.1:8077",
          Map.of("key", "given"),
          "2026-01-01T00:00:00Z",
          1_234_567,
          42,
          1,
          "run --select",
          Map.of("V1-HDR-01", "MUST A header has 16 octets."),
          Stream.concat(
                  Stream.of(Verdict.values()).map(v -> result(v, Cause.NONE)),
                  Stream.of(Cause.values()).map(c -> result(Verdict.NOT_RUN, c)))
              .toList());

  private static CaseResult result(Verdict verdict, Cause cause) {
    return new CaseResult(
        verdict.word() + "." + cause.word(),
        "Title \u0000",
        "header",
        "must",
        List.of("V1-HDR-01"),
        verdict.tally() == Verdict.Tally.FAILED ? "V1-HDR-01" : "",
        verdict,
        verdict == Verdict.PASS ? "" : "saw \u0007\n\"<&]]>",
        "close",
        cause,
        1234,
        List.of(new Evidence(5, "witness", "received", 2, "4d00", "")));
  }

  private static Element suite() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Report.JUNIT.render(RUN).getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static Set<String> attributes(Element element) {
    Set<String> names = new TreeSet<>();
    IntStream.range(0, element.getAttributes().getLength())
        .forEach(i -> names.add(element.getAttributes().item(i).getNodeName()));
    return names;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  @Test
  void junitHasOneSuiteWithTheAttributesOfSurefire() throws Exception {
    Element suite = suite();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(attributes(suite))
        .contains("name", "tests", "errors", "skipped", "failures")
        .isSubsetOf("name", "tests", "errors", "skipped", "failures", "time", "version", "group");
    List<String> names = children(suite).stream().map(Element::getTagName).toList();
    assertThat(names.subList(0, 1)).containsExactly("properties");
    assertThat(names.subList(1, names.size())).hasSize(RUN.cases().size()).containsOnly("testcase");
    assertThat(children(children(suite).get(0)))
        .isNotEmpty()
        .allSatisfy(property -> assertThat(attributes(property)).containsExactly("name", "value"));
  }

  @Test
  void everyTestcaseHasATimeAndAtMostOneEndOfAKnownForm() throws Exception {
    for (Element test : children(suite()).stream().skip(1).toList()) {
      assertThat(attributes(test)).containsExactly("classname", "name", "time");
      assertThat(test.getAttribute("time")).matches("\\d+\\.\\d{3}");
      assertThat(children(test)).hasSizeLessThanOrEqualTo(1);
      for (Element end : children(test)) {
        assertThat(end.getTagName()).isIn("failure", "error", "skipped");
        assertThat(attributes(end))
            .isEqualTo(
                end.getTagName().equals("skipped") ? Set.of("message") : Set.of("message", "type"));
        assertThat(children(end)).isEmpty();
      }
    }
  }

  @Test
  void ctrfHasTheFieldsThatItAsksForAndNoOther() {
    JsonNode report = StrictJson.mapper().readTree(Report.CTRF.render(RUN));
    assertThat(report.propertyNames())
        .containsExactlyInAnyOrder(
            "reportFormat", "specVersion", "timestamp", "generatedBy", "results");
    assertThat(report.path("reportFormat").asString()).isEqualTo("CTRF");
    assertThat(report.path("specVersion").asString()).matches("\\d+\\.\\d+\\.\\d+");
    JsonNode results = report.path("results");
    assertThat(results.propertyNames())
        .containsExactlyInAnyOrder("tool", "summary", "tests", "environment", "extra");
    assertThat(results.path("tool").path("name").asString()).isNotEmpty();
    for (JsonNode test : results.path("tests")) {
      assertThat(test.propertyNames())
          .contains("name", "status", "duration")
          .isSubsetOf(
              "name",
              "status",
              "duration",
              "suite",
              "message",
              "trace",
              "rawStatus",
              "tags",
              "extra");
      assertThat(test.path("name").asString()).isNotEmpty();
      assertThat(test.path("duration").isIntegralNumber()).isTrue();
      assertThat(test.path("suite")).isNotEmpty();
    }
  }

  @Test
  void ctrfCountsEachTestOnceByItsStatus() {
    JsonNode results = StrictJson.mapper().readTree(Report.CTRF.render(RUN)).path("results");
    JsonNode summary = results.path("summary");
    int sum = 0;
    for (String status : List.of("passed", "failed", "skipped", "pending", "other")) {
      int counted = 0;
      for (JsonNode test : results.path("tests")) {
        counted += test.path("status").asString().equals(status) ? 1 : 0;
      }
      assertThat(summary.path(status).asInt()).as(status).isEqualTo(counted);
      sum += counted;
    }
    assertThat(summary.path("tests").asInt()).isEqualTo(sum).isEqualTo(RUN.cases().size());
    assertThat(summary.path("failed").asLong()).isEqualTo(RUN.count(Verdict.Tally.FAILED));
    assertThat(summary.path("other").asLong()).isEqualTo(RUN.count(Verdict.NOT_RUN));
    assertThat(summary.path("stop").asLong() - summary.path("start").asLong())
        .isEqualTo(RUN.millis());
  }
}
