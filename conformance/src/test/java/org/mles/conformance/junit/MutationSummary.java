package org.mles.conformance.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Turns PIT's XML into a page: totals by class, then every mutant that lives with the reason why.
 * Reasons stand in a file of lines {@code Class.method [text of the mutation]: reason}, the first
 * that fits counts; {@code Class.*} is any method.
 *
 * <p>A program of one file, started by {@code ci/mutation}: {@code java MutationSummary.java
 * reasons.txt WHAT mutations.xml...}.
 */
final class MutationSummary {
  private static final String INTRODUCTION =
      """
      # Mutation of the reference by PIT

      {}

      The reference is changed in one place at a time. Its own unit and property tests are asked
      first, then the suite: its live cases for servers of version 1 and of the N draft and for
      peers, without crowds, and all vectors. A mutant with which a test does not end is noticed too.

      | class | mutants | noticed by own tests | by the suite | without end | alive | not reached |
      |---|---|---|---|---|---|---|
      """;

  /** What became of a mutant. */
  private enum Fate {
    OWN,
    SUITE,
    WITHOUT_END,
    ALIVE,
    NOT_REACHED;

    static Fate of(String status, String test) {
      return switch (status) {
        case "NO_COVERAGE" -> NOT_REACHED;
        case "SURVIVED" -> ALIVE;
        case "TIMED_OUT" -> WITHOUT_END;
        default -> test.contains("ReferenceUnderMutation") ? SUITE : OWN;
      };
    }
  }

  private record Mutant(String type, String method, String change, Fate fate) {
    boolean lives() {
      return fate == Fate.ALIVE || fate == Fate.NOT_REACHED;
    }

    String place() {
      return type + "." + method;
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> reasons = Files.readAllLines(Path.of(args[0]));
    List<Mutant> mutants = new ArrayList<>();
    for (String file : Arrays.asList(args).subList(2, args.length)) {
      mutants.addAll(read(Path.of(file)));
    }
    StringBuilder md = new StringBuilder(INTRODUCTION.replace("{}", args[1]));
    Map<String, List<Mutant>> byType = new TreeMap<>();
    mutants.forEach(m -> byType.computeIfAbsent(m.type(), t -> new ArrayList<>()).add(m));
    byType.forEach((type, list) -> md.append(row(type, list)));
    md.append(row("**all**", mutants));
    md.append("\n## Alive\n\n| mutant | change | reason |\n|---|---|---|\n");
    alive(md, mutants, reasons);
    System.out.print(md);
  }

  private static void alive(StringBuilder md, List<Mutant> mutants, List<String> reasons) {
    Map<String, Integer> rows = new TreeMap<>();
    for (Mutant m : mutants) {
      if (m.lives()) {
        rows.merge(
            "| `" + m.place() + "` | " + m.change() + " | " + reason(m, reasons) + " |",
            1,
            Integer::sum);
      }
    }
    rows.forEach(
        (row, count) ->
            md.append(count == 1 ? row : row.replaceFirst("` \\|", "` (" + count + ") |"))
                .append('\n'));
  }

  private static String reason(Mutant m, List<String> reasons) {
    for (String line : reasons) {
      int colon = line.indexOf(": ");
      if (colon < 0 || line.startsWith("#")) {
        continue;
      }
      String[] key = line.substring(0, colon).split(" \\[", 2);
      boolean fits =
          key[0].endsWith(".*")
              ? m.place().startsWith(key[0].substring(0, key[0].length() - 1))
              : m.place().equals(key[0]);
      if (fits && (key.length == 1 || m.change().contains(key[1].replace("]", "")))) {
        return line.substring(colon + 2);
      }
    }
    return m.fate() == Fate.NOT_REACHED
        ? "**not reached and not explained yet**"
        : "**not explained yet**";
  }

  private static String row(String name, List<Mutant> list) {
    StringBuilder row = new StringBuilder("| " + name + " | " + list.size() + " |");
    for (Fate fate : Fate.values()) {
      row.append(String.format(Locale.ROOT, " %d |", count(list, m -> m.fate() == fate)));
    }
    return row.append('\n').toString();
  }

  private static long count(List<Mutant> list, Predicate<Mutant> which) {
    return list.stream().filter(which).count();
  }

  private static List<Mutant> read(Path file)
      throws IOException, ParserConfigurationException, SAXException {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("mutation");
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element e = (Element) nodes.item(i);
      mutants.add(
          new Mutant(
              text(e, "mutatedClass").replaceFirst("^org\\.mles\\.", ""),
              text(e, "mutatedMethod"),
              text(e, "description").replace("|", "\\|").replaceAll("org/mles/(\\w+/)*", ""),
              Fate.of(e.getAttribute("status"), text(e, "killingTest"))));
    }
    return mutants;
  }

  private static String text(Element e, String name) {
    return e.getElementsByTagName(name).item(0).getTextContent();
  }
}
