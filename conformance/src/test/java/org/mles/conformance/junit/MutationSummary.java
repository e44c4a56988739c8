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
 * mutations.xml reasons.txt WHAT}.
 */
final class MutationSummary {
  private record Mutant(String type, String method, String line, String text, String status) {
    boolean lives() {
      return status.equals("SURVIVED") || status.equals("NO_COVERAGE");
    }

    boolean isOutside() {
      return status.equals("NO_COVERAGE");
    }
  }

  public static void main(String[] args) throws Exception {
    List<Mutant> mutants = read(Path.of(args[0]));
    List<String> reasons = Files.readAllLines(Path.of(args[1]));
    StringBuilder md =
        new StringBuilder("# Mutation of the reference by PIT, with the suite as its tests\n\n");
    md.append(args[2]).append("\n\n");
    md.append(
        "| class | mutants | killed | timed out | alive | not reached |\n|---|---|---|---|---|---|\n");
    Map<String, List<Mutant>> byType = new TreeMap<>();
    mutants.forEach(m -> byType.computeIfAbsent(m.type(), t -> new ArrayList<>()).add(m));
    byType.forEach((type, list) -> md.append(row(type, list)));
    md.append(row("**all**", mutants));
    md.append("\n## Alive\n\n| mutant | change | reason |\n|---|---|---|\n");
    alive(md, mutants, reasons);
    System.out.print(md);
  }

  private static void alive(StringBuilder md, List<Mutant> mutants, List<String> reasons) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (Mutant m : mutants) {
      if (m.lives()) {
        rows.merge(
            "| `"
                + m.type()
                + "."
                + m.method()
                + "` | "
                + m.text()
                + " | "
                + reason(m, reasons)
                + " |",
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
      String place = m.type() + "." + m.method();
      boolean fits =
          key[0].endsWith(".*")
              ? place.startsWith(key[0].substring(0, key[0].length() - 1))
              : place.equals(key[0]);
      if (fits && (key.length == 1 || m.text().contains(key[1].replace("]", "")))) {
        return line.substring(colon + 2);
      }
    }
    return m.isOutside()
        ? "not reached by these tests: peers, one port for both protocols, limits that no case sets, counters"
        : "**not explained yet**";
  }

  private static String row(String name, List<Mutant> list) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d |%n",
        name,
        list.size(),
        count(list, "KILLED"),
        count(list, "TIMED_OUT"),
        count(list, "SURVIVED"),
        count(list, "NO_COVERAGE"));
  }

  private static long count(List<Mutant> list, String status) {
    return list.stream().filter(m -> m.status().equals(status)).count();
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
              text(e, "lineNumber"),
              text(e, "description").replace("|", "\\|").replaceAll("org/mles/(\\w+/)*", ""),
              e.getAttribute("status")));
    }
    return mutants;
  }

  private static String text(Element e, String name) {
    return e.getElementsByTagName(name).item(0).getTextContent();
  }
}
