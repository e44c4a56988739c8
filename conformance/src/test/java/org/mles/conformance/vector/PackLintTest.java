package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PackLintTest {
  private static final String PACK =
      """
      {"format":"mles-vectors/1","kind":"frame","spec":"v1","packVersion":"1.0.0",
       "description":"a pack",
       "notes":{"Bug":{"bugType":"BOUNDARY","effect":"harm","clauses":["V1-HDR-01"]}},
       "groups":[{"id":"one","description":"a group","tests":[
        {"id":"frame.good","since":"1.0.0","level":"must","clauses":["V1-HDR-01"],"flags":["Bug"],
         "comment":"right","op":"decode","input":{"hex":["4d00",{"repeat":"00","times":4}]},
         "segments":[[2,4]],"result":"accept",
         "expect":{"cid":"00000000","key":"0000000000000000","uid":"","channel":"","message":""}},
        {"id":"frame.bad","since":"1.0.0","level":"must","clauses":["V1-HDR-06"],
         "comment":"wrong","twin":"frame.good","op":"decode","input":{"hex":"4d"},
         "result":"reject","expect":{"at":"header"}}
       ]}]}
      """;

  @Test
  void findsNothingInARightPack() {
    assertThat(problems(PACK)).isEmpty();
  }

  @Test
  void namesFileLineAndReasonOfBrokenJson() {
    assertThat(problems(PACK.replace("\"comment\":\"wrong\",", "\"comment\":\"wrong\"")))
        .singleElement()
        .asString()
        .startsWith("pack.json:10: ");
  }

  @Test
  void refusesFieldsThatTheFormatDoesNotHave() {
    assertThat(problems(PACK.replace("\"comment\":\"wrong\"", "\"comment\":\"wrong\",\"x\":1")))
        .anyMatch(finding -> finding.startsWith("pack.json:9: ") && finding.contains("'x'"));
    assertThat(problems(PACK.replace("\"hex\":\"4d\"", "\"hex\":\"4d\",\"x\":1"))).isNotEmpty();
    assertThat(problems(PACK.replace("\"uid\":\"\"", "\"uid\":\"\",\"x\":1"))).isNotEmpty();
  }

  @Test
  void refusesValuesOutsideTheFormat() {
    assertThat(problems(PACK.replace("vectors/1", "vectors/2"))).isNotEmpty();
    assertThat(problems(PACK.replace("BOUNDARY", "BUG"))).isNotEmpty();
    assertThat(problems(PACK.replace("\"hex\":\"4d\"", "\"hex\":\"4\""))).isNotEmpty();
    assertThat(problems(PACK.replace("\"times\":4", "\"times\":0"))).isNotEmpty();
    assertThat(problems(PACK.replace("\"op\":\"decode\"", "\"op\":\"guess\""))).isNotEmpty();
    assertThat(problems(PACK.replace("\"twin\":\"frame.good\",", ""))).isNotEmpty();
    assertThat(problems(PACK.replace("\"result\":\"reject\"", "\"result\":\"either\"")))
        .isNotEmpty();
  }

  @Test
  void refusesWhatASchemaCannotSee() {
    assertOnly("the id frame.good is already used", "frame.bad", "frame.good");
    assertOnly("has no note", "\"flags\":[\"Bug\"]", "\"flags\":[\"Bug\",\"Other\"]");
    assertOnly("no test has the flag Bug", ",\"flags\":[\"Bug\"]", "");
    assertOnly("no test frame.none", "\"twin\":\"frame.good\"", "\"twin\":\"frame.none\"");
    assertOnly("is not accepted", "\"twin\":\"frame.good\"", "\"twin\":\"frame.bad\"");
    assertOnly("segments of 7 octets for an input of 6", "[[2,4]]", "[[3,4]]");
    assertOnly("no clause V1-HDR-99", "\"V1-HDR-06\"", "\"V1-HDR-99\"");
    assertOnly("does not begin with 'frame.'", "\"frame.bad\"", "\"cbor.bad\"");
  }

  private static void assertOnly(String reason, String before, String after) {
    assertThat(PACK).contains(before);
    assertThat(problems(PACK.replace(before, after)))
        .as(reason)
        .anyMatch(finding -> finding.matches("pack\\.json:\\d+: .*") && finding.contains(reason));
  }

  private static List<String> problems(String json) {
    PackLint lint = new PackLint(id -> !id.endsWith("99"));
    lint.check("pack.json", json);
    return lint.problems().stream().map(PackProblem::toString).toList();
  }
}
