package org.mles.conformance.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Markdown file of the specification, line by line. Thread: caller.
 *
 * <p>A clause is a list item {@code - **ID** LEVEL [role, role]: sentence}, then indented lines:
 * the sentence goes on until a line begins with {@code Source:}, {@code Differs:} or {@code Not
 * observable:}. Everything else is prose, in which no binding word may stand.
 */
final class SpecParser {
  private static final String ID = "[A-Z][A-Z0-9]*(?:-[A-Z]+)?-\\d{2}";
  private static final Pattern ATTEMPT = Pattern.compile("\\s*[-*+]\\s+[*_`]*" + ID + "\\b.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *");
  private static final Pattern REFERENCE = Pattern.compile("\\[(" + ID + ")]");
  private static final Pattern BINDING = Pattern.compile("\\b(MUST|SHOULD|MAY|SHALL|REQUIRED)\\b");

  /** What the head of a document says whose clauses no case claims so far, of all roles or some. */
  private static final Pattern NOT_JUDGED =
      Pattern.compile("> \\*\\*Not judged yet(?:: ([a-z]+(?:, [a-z]+)*))?\\.\\*\\*.*");

  private final String document;
  private final List<Clause> clauses = new ArrayList<>();
  private final Map<String, Integer> references = new LinkedHashMap<>();
  private String section = "";
  private int number;
  private boolean inFence;
  private Set<Role> notJudged = Set.of();
  private @Nullable ClauseText open;

  SpecParser(String document) {
    this.document = document;
  }

  SpecDocument parse(List<String> lines) {
    for (String line : lines) {
      number++;
      take(line);
    }
    close();
    return new SpecDocument(document, clauses, references, notJudged);
  }

  private void take(String line) {
    if (line.startsWith("```")) {
      inFence = !inFence;
    }
    Matcher reference = REFERENCE.matcher(line);
    while (reference.find()) {
      references.putIfAbsent(reference.group(1), number);
    }
    if (open != null && line.startsWith("  ") && !line.isBlank()) {
      open.add(line.strip());
      return;
    }
    close();
    if (ATTEMPT.matcher(line).matches()) {
      open = ClauseText.begin(line, section, document, number);
    } else {
      prose(line);
    }
  }

  private void prose(String line) {
    Matcher head = NOT_JUDGED.matcher(line);
    if (head.matches() && clauses.isEmpty()) {
      notJudged = roles(head.group(1));
    }
    Matcher heading = HEADING.matcher(line);
    if (heading.matches() && !inFence) {
      section = heading.group(1);
    }
    Matcher binding = BINDING.matcher(line);
    if (binding.find()) {
      throw new IllegalStateException(
          document + ":" + number + ": " + binding.group() + " stands outside a clause");
    }
  }

  /** Returns the roles of a list, all of them for none. */
  private Set<Role> roles(@Nullable String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (words == null || List.of(words.split(", ")).contains(role.word())) {
        roles.add(role);
      }
    }
    if (words != null && roles.size() != words.split(", ").length) {
      throw new IllegalStateException(document + ":" + number + ": no such roles: " + words);
    }
    return roles;
  }

  private void close() {
    if (open != null) {
      clauses.add(open.toClause());
      open = null;
    }
  }
}
