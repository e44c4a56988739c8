package org.mles.conformance.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says for a clause what usually goes wrong with it and what to look at first. Nothing of it binds,
 * so it stands beside the specification, in a document of its own. Thread: any.
 *
 * <p>A hint is a list item {@code - **ID**: sentences}, continued by indented lines; everything
 * else is prose.
 */
public final class Hints {
  /** What every report and command says before a hint. */
  public static final String LABEL = "look first: ";

  private static final String DOCUMENT = "mles-hints.md";
  private static final Pattern HEAD = Pattern.compile("- \\*\\*(\\S+)\\*\\*: (\\S.*)");

  private final Map<String, String> byClause;

  private Hints(Map<String, String> byClause) {
    this.byClause = Collections.unmodifiableMap(byClause);
  }

  /** Returns the hints that this suite carries, parsed once. */
  public static Hints bundled() {
    return Bundled.HINTS;
  }

  /**
   * Parses a document.
   *
   * @throws IllegalStateException naming the line, if a list item is no hint or a clause has two
   */
  static Hints parse(List<String> lines) {
    Map<String, String> byClause = new LinkedHashMap<>();
    String open = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        open = head.group(1);
        if (byClause.putIfAbsent(open, head.group(2)) != null) {
          throw new IllegalStateException(DOCUMENT + ":" + (i + 1) + ": " + open + " comes twice");
        }
      } else if (line.startsWith("- ")) {
        throw new IllegalStateException(
            DOCUMENT + ":" + (i + 1) + ": not of the form \"- **ID**: sentences\": " + line);
      } else if (line.startsWith("  ") && !open.isEmpty()) {
        byClause.merge(open, line.strip(), (begun, more) -> begun + " " + more);
      } else {
        open = "";
      }
    }
    return new Hints(byClause);
  }

  /** Returns the hint for a clause; empty if there is none. */
  public String of(String clause) {
    return byClause.getOrDefault(clause, "");
  }

  /** Returns all hints by clause, in the order of the document. */
  public Map<String, String> all() {
    return byClause;
  }

  /** Parses on first use. */
  private static final class Bundled {
    private static final Hints HINTS = parse(SpecFile.lines(DOCUMENT));
  }
}
