package org.mles.conformance.vector.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.Vector.Result;
import tools.jackson.databind.node.ObjectNode;

/**
 * A test with open places such as {@code <id>}, or {@code <n:2>} for a number of two digits.
 * Thread: any.
 *
 * @param kind of its pack
 * @param lines the first with level, id and comment
 */
record Outline(String kind, List<String> lines) {
  private static final String SINCE = "1.0.0";

  /** Longer streams come octet by octet in a few tests only, since that takes long. */
  private static final int SHORT = 128;

  private static final Pattern PLACE = Pattern.compile("<([a-z-]+)(?::(\\d))?>");

  /** Makes the test of one row. */
  Vector test(Map<String, String> row, Scope scope) {
    List<String> filled =
        lines.stream().map(line -> PLACE.matcher(line).replaceAll(m -> cell(m, row))).toList();
    try {
      return new Draft(kind, filled.get(0)).read(filled.subList(1, filled.size()), scope);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new IllegalArgumentException(filled.get(0) + ": " + e.getMessage(), e);
    }
  }

  private static String cell(MatchResult place, Map<String, String> row) {
    String cell = row.get(place.group(1));
    if (cell == null) {
      throw new IllegalArgumentException("no cell for " + place.group());
    }
    String digits = place.group(2);
    String text =
        digits == null
            ? cell
            : String.format(Locale.ROOT, "%0" + digits + "d", Integer.parseInt(cell));
    return Matcher.quoteReplacement(text);
  }

  /** A test while its lines are read. */
  private static final class Draft {
    private final String kind;
    private final String level;
    private final String id;
    private final String comment;
    private final List<List<Integer>> plans = new ArrayList<>();
    private List<String> clauses = List.of();
    private List<String> flags = List.of();
    private @Nullable String twin;
    private @Nullable Op op;
    private @Nullable ObjectNode input;
    private @Nullable Result result;
    private @Nullable String why;
    private @Nullable ObjectNode expect;

    Draft(String kind, String first) {
      int colon = first.indexOf(": ");
      String[] words = first.substring(0, colon).split(" ", -1);
      this.kind = kind;
      this.level = words[1];
      this.id = kind + "." + words[2];
      this.comment = first.substring(colon + 2);
    }

    Vector read(List<String> lines, Scope scope) {
      for (String line : lines) {
        int space = line.indexOf(' ');
        if (space > 0) {
          read(line.substring(0, space), line.substring(space + 1), scope);
        }
      }
      if (op == null || input == null || result == null) {
        throw new IllegalArgumentException("nothing is asked, or nothing due");
      }
      return new Vector(
          id, SINCE, level, clauses, flags, comment, twin, op, input, plans, result, why, expect);
    }

    private void read(String word, String rest, Scope scope) {
      switch (word) {
        case "clauses" -> clauses = Stream.of(rest.split(" ", -1)).distinct().toList();
        case "flags" -> flags = List.of(rest.split(" ", -1));
        case "twin" -> twin = kind + "." + rest;
        case "cut" -> plans.addAll(plans(rest));
        case "accept" -> due(Result.ACCEPT, rest, scope);
        case "reject" -> due(Result.REJECT, "{at: \"" + rest + "\"}", scope);
        case "either" -> {
          int space = rest.indexOf(' ');
          why = space < 0 ? rest : rest.substring(0, space);
          due(Result.EITHER, space < 0 ? "" : rest.substring(space + 1), scope);
        }
        default -> {
          op = Op.of(word);
          input = new Notation(rest, scope).object();
        }
      }
    }

    private void due(Result due, String value, Scope scope) {
      result = due;
      expect = value.isEmpty() ? null : new Notation(value, scope).object();
    }

    /** Returns how the octets arrive: cut at offsets, octet by octet, or once at each offset. */
    private List<List<Integer>> plans(String how) {
      int length = input == null ? 0 : Math.toIntExact(Octets.of(input.path("hex")).length());
      return switch (how) {
        case "octets" -> List.of(Collections.nCopies(length, 1));
        case "octets-if-short" ->
            length > SHORT ? List.of() : List.of(Collections.nCopies(length, 1));
        case "anywhere" ->
            IntStream.range(1, length).mapToObj(at -> List.of(at, length - at)).toList();
        default -> List.of(plan(how, length));
      };
    }

    private static List<Integer> plan(String offsets, int length) {
      List<Integer> plan = new ArrayList<>();
      int at = 0;
      for (String offset : offsets.split(" ", -1)) {
        plan.add(Integer.parseInt(offset) - at);
        at = Integer.parseInt(offset);
      }
      plan.add(length - at);
      return plan;
    }
  }
}
