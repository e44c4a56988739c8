package org.mles.conformance.spec;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the lines of one clause while it is being read. Thread: caller. */
final class ClauseText {
  private static final Pattern HEAD =
      Pattern.compile("- \\*\\*(\\S+)\\*\\* ([A-Z]+) \\[([a-z, ]+)]: (\\S.*)");

  /** Parts of a clause, in the order in which they may come. */
  private enum Part {
    TEXT(""),
    SOURCE("Source:"),
    DIFFERS("Differs:"),
    NOT_OBSERVABLE("Not observable:");

    private final String label;

    Part(String label) {
      this.label = label;
    }
  }

  private final String id;
  private final Level level;
  private final Set<Role> roles;
  private final String section;
  private final String document;
  private final int line;
  private final Map<Part, StringBuilder> parts = new EnumMap<>(Part.class);
  private Part current = Part.TEXT;
  private int lastLine;

  private ClauseText(Matcher head, String section, String document, int line) {
    this.section = section;
    this.document = document;
    this.line = line;
    this.lastLine = line;
    this.id = head.group(1);
    this.level = word(head.group(2), Level::valueOf, "level");
    this.roles = words(head.group(3), Role::valueOf, "role");
    parts.put(Part.TEXT, new StringBuilder(head.group(4)));
  }

  /** Begins a clause with its first line, or refuses a line that only resembles one. */
  static ClauseText begin(String head, String section, String document, int line) {
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          document
              + ":"
              + line
              + ": not of the form \"- **ID** LEVEL [role, role]: sentence\": "
              + head.strip());
    }
    return new ClauseText(matcher, section, document, line);
  }

  /** Adds an indented line, already stripped. */
  void add(String text) {
    lastLine++;
    for (Part part : Part.values()) {
      if (part != Part.TEXT && text.startsWith(part.label)) {
        begin(part, text.substring(part.label.length()).strip());
        return;
      }
    }
    part(current).append(' ').append(text);
  }

  /** Returns the whole clause, or refuses it if a part is missing. */
  Clause toClause() {
    if (!parts.containsKey(Part.SOURCE)) {
      throw refused(id + " names no source");
    }
    return new Clause(
        id,
        level,
        roles,
        part(Part.TEXT).toString(),
        words(part(Part.SOURCE).toString(), Source::valueOf, "source"),
        part(Part.DIFFERS).toString(),
        part(Part.NOT_OBSERVABLE).toString(),
        section,
        document,
        line);
  }

  private void begin(Part part, String text) {
    if (part.compareTo(current) <= 0) {
      throw refused(part.label + " comes twice or out of order");
    }
    if (text.isEmpty()) {
      throw refused(part.label + " is empty");
    }
    current = part;
    part(part).append(text);
  }

  private StringBuilder part(Part part) {
    return parts.computeIfAbsent(part, unused -> new StringBuilder());
  }

  private <T> Set<T> words(String list, Function<String, T> valueOf, String what) {
    Set<T> values = new LinkedHashSet<>();
    for (String each : list.split(",", -1)) {
      if (!values.add(word(each.strip().toUpperCase(Locale.ROOT), valueOf, what))) {
        throw refused(what + " \"" + each.strip() + "\" twice");
      }
    }
    return values;
  }

  private <T> T word(String word, Function<String, T> valueOf, String what) {
    try {
      return valueOf.apply(word);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalStateException(
          document + ":" + lastLine + ": unknown " + what + " \"" + word + "\"", unknown);
    }
  }

  private IllegalStateException refused(String why) {
    return new IllegalStateException(document + ":" + lastLine + ": " + why);
  }
}
