package org.mles.conformance.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.report.KnownMistakes;
import org.mles.conformance.selftest.faults.Fault;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which case notices which fault. Thread: caller. */
public final class KillMatrix {
  private static final String INTRODUCTION =
      """
      # Kill matrix

      Every fault below was built into a server, a peer server, a proxy, a bridge or a client, one
      at a time. A case that names a fault must fail on it with its clause in the failure text. The
      right column counts cases that noticed the fault although they do not name it; it is empty
      unless every case ran on every fault. Cases of crowds, residue and soak, which take half
      the time, run on the faults that they name. It also says then how reports begin.

      {}
      | fault: one that | noticed by | beside these |
      |---|---|---|
      """;

  private final List<CaseDefinition> cases;
  private final Map<Fault, Set<String>> named = new LinkedHashMap<>();
  private final Map<Fault, Set<String>> beside = new LinkedHashMap<>();
  private final FirstLines firstLines = new FirstLines();

  KillMatrix(List<CaseDefinition> cases) {
    this.cases = List.copyOf(cases);
  }

  /** Notes that subjects with the fault have been judged. */
  void tried(Fault fault) {
    named.putIfAbsent(fault, new TreeSet<>());
    beside.putIfAbsent(fault, new TreeSet<>());
  }

  void killed(Fault fault, CaseDefinition definition) {
    boolean expected = definition.kills().contains(fault.word());
    (expected ? named : beside).getOrDefault(fault, new TreeSet<>()).add(definition.id());
  }

  /** Notes how every case of its kind ended on the fault. */
  void judged(Fault fault, List<CaseResult> ends) {
    firstLines.add(fault, ends);
  }

  /** Returns the first line of the report on each fault that every case ran on. */
  Map<Fault, String> firstLines() {
    return firstLines.of(known());
  }

  /** Returns the faults whose report does not begin with the clause that they break. */
  Set<Fault> misnamed() {
    return firstLines().entrySet().stream()
        .filter(e -> !firstLines.isRight(e.getKey(), e.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns what this matrix tells of mistakes. */
  private KnownMistakes known() {
    return new KnownMistakes(
        named.keySet().stream()
            .map(
                fault ->
                    new KnownMistakes.Mistake(
                        fault.sentence(),
                        BrokenClause.of(fault),
                        named.getOrDefault(fault, Set.of()),
                        beside.getOrDefault(fault, Set.of())))
            .toList());
  }

  private String howReportsBegin() {
    Map<Fault, String> lines = firstLines();
    if (lines.isEmpty()) {
      return "";
    }
    Set<Fault> misnamed = misnamed();
    return String.format(
        Locale.ROOT,
        "The report of all cases begins with the clause that is broken for %d of %d faults; not for"
            + " these: %s.%n",
        lines.size() - misnamed.size(),
        lines.size(),
        codes(misnamed.stream().map(Fault::word).collect(Collectors.toCollection(TreeSet::new))));
  }

  /** Returns how many faults were tried. */
  int faults() {
    return named.size();
  }

  /** Returns the matrix as Markdown. */
  public String markdown() {
    StringBuilder md = new StringBuilder(INTRODUCTION.replace("{}", howReportsBegin()));
    for (Fault fault : named.keySet()) {
      md.append(
          String.format(
              Locale.ROOT,
              "| **%s**: %s | %s | %s |%n",
              fault.word(),
              fault.sentence().replace("|", "\\|"),
              codes(named.getOrDefault(fault, Set.of())),
              count(beside.getOrDefault(fault, Set.of()))));
    }
    md.append("\n| case | clause | faults that it noticed |\n|---|---|---|\n");
    for (CaseDefinition c : cases) {
      md.append(
          String.format(Locale.ROOT, "| `%s` | %s | %s |%n", c.id(), c.clause(), codes(faults(c))));
    }
    return md.toString();
  }

  /** Returns the matrix as JSON. */
  public String json() {
    Map<Fault, String> lines = firstLines();
    List<Map<String, Object>> faults = new ArrayList<>();
    for (Fault fault : named.keySet()) {
      faults.add(
          Map.of(
              "fault", fault.word(),
              "does", fault.sentence(),
              "breaks", BrokenClause.of(fault),
              "firstLine", lines.getOrDefault(fault, ""),
              "noticedBy", named.getOrDefault(fault, Set.of()),
              "alsoNoticedBy", beside.getOrDefault(fault, Set.of())));
    }
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(
                SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    return mapper.writeValueAsString(
            Map.of("format", "mles-kill-matrix/1", "cases", cases.size(), "faults", faults))
        + "\n";
  }

  private Set<String> faults(CaseDefinition definition) {
    Set<String> words = new TreeSet<>();
    named.forEach(
        (fault, ids) -> {
          if (ids.contains(definition.id())) {
            words.add(fault.word());
          }
        });
    return words;
  }

  private static String count(Set<String> ids) {
    return ids.isEmpty() ? "" : Integer.toString(ids.size());
  }

  private static String codes(Set<String> words) {
    return words.isEmpty() ? "-" : "`" + String.join("` `", words) + "`";
  }
}
