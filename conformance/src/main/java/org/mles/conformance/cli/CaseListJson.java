package org.mles.conformance.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.spec.ClauseIndex;
import tools.jackson.databind.json.JsonMapper;

/** The list of cases for programs: ids are stable, fields are added and never taken away. */
final class CaseListJson {
  private static final String FORMAT = "mles-cases/1";
  private static final JsonMapper WRITER = StrictJson.indented();

  private CaseListJson() {}

  static String of(String kind, Protocol protocol, List<CaseDefinition> cases) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("format", FORMAT);
    list.put("spec", protocol.word());
    list.put("kind", kind);
    list.put("cases", cases.stream().map(CaseListJson::one).toList());
    list.put("notJudged", ClauseIndex.bundled().notJudged());
    return WRITER.writeValueAsString(list);
  }

  private static Map<String, Object> one(CaseDefinition c) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", c.id());
    one.put("title", c.title());
    one.put("chapter", c.chapter());
    one.put("level", c.level().word());
    one.put("clauses", c.clauses());
    one.put("since", c.since());
    one.put("setup", c.setup().word());
    one.put("segmentation", c.segmentation().word());
    one.put("notices", c.kills().stream().sorted().toList());
    return one;
  }
}
