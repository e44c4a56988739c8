package org.mles.conformance.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * suite.xml own.xml reasons.txt WHAT}.
 */
final class MutationSummary {
  private static final String INTRODUCTION =
      """
      # Mutation of the reference by PIT

      {}

      The reference is changed in one place at a time. The tests are the live cases of the suite for
      servers of version 1 and of the N draft and for peers, without crowds, and all vectors; then,
      in a second run, the module's own unit and property tests. A mutant with which a test does not
      end is noticed too.

      | class | mutants | noticed by the suite | by own tests alone | alive | not reached |
      |---|---|---|---|---|---|
      """;

  /** What tells a mutant from all others. */
  private record Place(String type, String method, String line, String change, String index) {}

  /** What became of a mutant. */
  private enum Fate {
    NOT_REACHED,
    ALIVE,
    NOTICED;

    static Fate of(String status) {
      return switch (status) {
        case "NO_COVERAGE" -> NOT_REACHED;
        case "SURVIVED" -> ALIVE;
        default -> NOTICED;
      };
    }
  }

  private record Mutant(Place place, Fate suite, Fate own) {
    boolean isNoticed() {
      return suite == Fate.NOTICED || own == Fate.NOTICED;
    }

    boolean isOutside() {
      return suite == Fate.NOT_REACHED && own == Fate.NOT_REACHED;
    }

    boolean lives() {
      return !isNoticed();
    }
  }

  public static void main(String[] args) throws Exception {
    Map<Place, Fate> suite = read(Path.of(args[0]));
    Map<Place, Fate> own = read(Path.of(args[1]));
    Map<Place, Fate> all = new LinkedHashMap<>(own);
    all.putAll(suite);
    List<Mutant> mutants = new ArrayList<>();
    for (Place place : all.keySet()) {
      mutants.add(
          new Mutant(
              place,
              suite.getOrDefault(place, Fate.NOT_REACHED),
              own.getOrDefault(place, Fate.NOT_REACHED)));
    }
    List<String> reasons = Files.readAllLines(Path.of(args[2]));
    StringBuilder md = new StringBuilder(INTRODUCTION.replace("{}", args[3]));
    Map<String, List<Mutant>> byType = new TreeMap<>();
    mutants.forEach(m -> byType.computeIfAbsent(m.place().type(), t -> new ArrayList<>()).add(m));
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
        String name = m.place().type() + "." + m.place().method();
        rows.merge(
            "| `" + name + "` | " + m.place().change() + " | " + reason(m, reasons) + " |",
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
      String place = m.place().type() + "." + m.place().method();
      boolean fits =
          key[0].endsWith(".*")
              ? place.startsWith(key[0].substring(0, key[0].length() - 1))
              : place.equals(key[0]);
      if (fits && (key.length == 1 || m.place().change().contains(key[1].replace("]", "")))) {
        return line.substring(colon + 2);
      }
    }
    return m.isOutside() ? "**not reached and not explained yet**" : "**not explained yet**";
  }

  private static String row(String name, List<Mutant> list) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d |%n",
        name,
        list.size(),
        count(list, m -> m.suite() == Fate.NOTICED),
        count(list, m -> m.suite() != Fate.NOTICED && m.own() == Fate.NOTICED),
        count(list, m -> m.lives() && !m.isOutside()),
        count(list, Mutant::isOutside));
  }

  private static long count(List<Mutant> list, Predicate<Mutant> which) {
    return list.stream().filter(which).count();
  }

  private static Map<Place, Fate> read(Path file)
      throws IOException, ParserConfigurationException, SAXException {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("mutation");
    Map<Place, Fate> fates = new LinkedHashMap<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element e = (Element) nodes.item(i);
      Place place =
          new Place(
              text(e, "mutatedClass").replaceFirst("^org\\.mles\\.", ""),
              text(e, "mutatedMethod"),
              text(e, "lineNumber"),
              text(e, "description").replace("|", "\\|").replaceAll("org/mles/(\\w+/)*", ""),
              text(e, "indexes") + " " + text(e, "mutator") + " " + text(e, "methodDescription"));
      fates.put(place, Fate.of(e.getAttribute("status")));
    }
    return fates;
  }

  private static String text(Element e, String name) {
    return e.getElementsByTagName(name).item(0).getTextContent();
  }
}
