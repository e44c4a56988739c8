package org.mles.conformance.vector.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the text of a pack. Thread: caller. */
final class PackText {
  private static final String VERSION = "1.0.0";
  private static final Pattern CONTINUED = Pattern.compile("\n {8,}");
  private static final Pattern LET = Pattern.compile("let ([\\w-]+)(?:\\(([^)]*)\\))? = (.*)");

  private final Scope scope = new Scope();
  private final Map<String, VectorPack.Note> notes = new LinkedHashMap<>();
  private final List<VectorPack.Group> groups = new ArrayList<>();
  private List<Vector> tests = new ArrayList<>();
  private List<String> head = List.of();
  private String description = "";

  /**
   * Reads all of {@code text}.
   *
   * @throws IllegalArgumentException if a line is not understood; the message names it
   */
  PackText(String text) {
    scope.put("true", JsonNodeFactory.instance.booleanNode(true));
    scope.put("false", JsonNodeFactory.instance.booleanNode(false));
    String lines = text.replaceAll("(?m)^#.*\n", "").strip();
    for (String paragraph : CONTINUED.matcher(lines).replaceAll(" ").split("\n\n+", -1)) {
      read(paragraph.strip().lines().toList());
    }
  }

  /** Returns what the text says. */
  VectorPack pack() {
    return new VectorPack(
        VectorPack.FORMAT, head.get(1), head.get(2), VERSION, description, notes, groups);
  }

  private void read(List<String> paragraph) {
    String first = paragraph.get(0);
    List<String> words = List.of(first.split(" +", -1));
    switch (words.get(0)) {
      case "pack" -> {
        head = words;
        description = sentence(paragraph);
      }
      case "note" -> {
        List<String> clauses = words.subList(3, words.size());
        notes.put(words.get(1), new VectorPack.Note(words.get(2), sentence(paragraph), clauses));
      }
      case "group" -> {
        tests = new ArrayList<>();
        groups.add(new VectorPack.Group(words.get(1), sentence(paragraph), List.of()));
      }
      case "let" -> paragraph.forEach(this::let);
      case "test" -> test(paragraph);
      default -> throw new IllegalArgumentException("not understood: " + first);
    }
  }

  private static String sentence(List<String> paragraph) {
    return paragraph.get(1).strip();
  }

  private void let(String line) {
    Matcher parts = LET.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not understood: " + line);
    }
    String names = parts.group(2);
    if (names == null) {
      scope.put(parts.group(1), new Notation(parts.group(3), scope).value());
    } else {
      scope.put(parts.group(1), new Scope.Phrase(List.of(names.split(", ", -1)), parts.group(3)));
    }
  }

  private void test(List<String> paragraph) {
    List<Outline> outlines = new ArrayList<>();
    Rows rows = Rows.ONE;
    for (int from = 0; from < paragraph.size(); ) {
      int to = from + 1;
      while (to < paragraph.size() && paragraph.get(to).startsWith(" ")) {
        to++;
      }
      List<String> block = paragraph.subList(from, to).stream().map(String::strip).toList();
      if (block.get(0).startsWith("rows ")) {
        rows = Rows.of(block);
      } else {
        outlines.add(new Outline(head.get(1), block));
      }
      from = to;
    }
    for (Map<String, String> row : rows.cells()) {
      outlines.forEach(outline -> tests.add(outline.test(row, scope)));
    }
    VectorPack.Group group = groups.remove(groups.size() - 1);
    groups.add(new VectorPack.Group(group.id(), group.description(), tests));
  }
}
