package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.outcome.Verdict;

/** Holds the schema to what Surefire writes, and what this suite writes to the schema. */
final class SurefireFormTest {
  /** Everything that Surefire says of tests that failed, were skipped or were run again. */
  private static final String ALL_ENDS =
      """
      <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="a.BTest"
          xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd"
          time="1,234.5" tests="5" errors="1" skipped="1" failures="1" flakes="1">
        <properties><property name="java.version" value="17"/></properties>
        <testcase name="passes" classname="a.BTest" time="0.001"><system-out><![CDATA[<o>]]></system-out></testcase>
        <testcase name="fails" classname="a.BTest" time="0">
          <failure message="no" type="java.lang.AssertionError"><![CDATA[at]]></failure>
          <rerunFailure message="no" type="java.lang.AssertionError"><stackTrace>at</stackTrace></rerunFailure>
          <system-out/><system-err>e</system-err>
        </testcase>
        <testcase name="breaks" classname="a.BTest" time="3"><error type="java.io.IOException"/></testcase>
        <testcase name="is skipped" classname="a.BTest" time="0"><skipped message="why"/></testcase>
        <testcase name="is flaky" classname="a.BTest" time="0.1">
          <flakyFailure message="no" type="java.lang.AssertionError"><stackTrace>at</stackTrace><system-out/></flakyFailure>
          <flakyError type="java.io.IOException"><stackTrace>at</stackTrace></flakyError>
        </testcase>
      </testsuite>
      """;

  @Test
  void whatThisSuiteWritesHasTheForm() throws IOException {
    String xml = Report.JUNIT.render(ForeignFormsTest.RUN);
    assertThat(SurefireForm.problem(xml)).isEmpty();
    for (Verdict verdict : Verdict.values()) {
      assertThat(xml).contains("name=\"" + verdict.word() + ".");
    }
    assertThat(xml).contains("<failure", "<error", "<skipped", "<property ");
  }

  @Test
  void everyEndThatSurefireKnowsHasTheForm() throws IOException {
    assertThat(SurefireForm.problem(ALL_ENDS)).isEmpty();
  }

  /** Where a build has tested the server before, its reports are beside this one's. */
  @Test
  void whatSurefireWroteInThisBuildHasTheForm() throws IOException {
    Path folder = Path.of("..", "reference-impl", "target", "surefire-reports");
    assumeTrue(Files.isDirectory(folder), "Surefire has written nothing in this build");
    List<Path> reports = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      found.forEach(reports::add);
    }
    assertThat(reports).isNotEmpty();
    for (Path report : reports) {
      assertThat(SurefireForm.problem(Files.readString(report))).as("%s", report).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tests=\"                  | test=\"",
        "tests=\"5\"               | tests=\"five\"",
        "failures=\"               | failed=\"",
        "time=\"1,234.5\"          | time=\"1.2345 s\"",
        "time=\"0.001\"            | time=\"-1\"",
        "<testcase name=\"passes\" | <testcase surprise=\"1\" name=\"passes\"",
        "<testcase name=\"passes\" | <testcase",
        "<skipped message=\"why\"  | <skipped message=\"why\" type=\"t\"",
        "<error type=\"java.io.IOException\"/> | <error/>",
        "<failure message=\"no\"   | <failure messages=\"no\"",
        "<property name            | <property key",
        "<system-out/><system-err> | <system-err/><system-err>",
        "<testsuite                | <testsuites",
        "<stackTrace>at</stackTrace> | at",
      })
  void aReportOfAnotherFormIsRefused(String right, String wrong) throws IOException {
    assertThat(ALL_ENDS).contains(right);
    assertThat(SurefireForm.problem(ALL_ENDS.replace(right, wrong))).isNotEmpty();
  }
}
