package org.mles.conformance.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds clauses by id, chapter, level and role, in the order of the text. Thread: any.
 *
 * <p>An index is whole or it is not built: ids are unique, and each id that a text mentions exists.
 */
public final class ClauseIndex {
  private static final List<String> DOCUMENTS =
      List.of("mles-v1.md", "mles-n-draft.md", "mles-v2.md", "mles-tls.md", "mles-websocket-v1.md");

  private final Map<String, Clause> byId = new LinkedHashMap<>();
  private final List<SpecDocument> documents;

  private ClauseIndex(List<SpecDocument> documents) {
    this.documents = List.copyOf(documents);
    documents.forEach(document -> document.clauses().forEach(this::add));
    documents.forEach(this::requireKnownReferences);
  }

  /**
   * Builds the index of the given documents.
   *
   * @throws IllegalStateException naming file and line, if an id comes twice or a mention dangles
   */
  public static ClauseIndex of(List<SpecDocument> documents) {
    return new ClauseIndex(documents);
  }

  /** Returns the index of the specification that this suite carries, parsed once. */
  public static ClauseIndex bundled() {
    return Bundled.INDEX;
  }

  /**
   * Returns the clause with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Clause clause(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no clause " + id));
  }

  /** Returns the clause with this id, if there is one. */
  public Optional<Clause> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns all clauses. */
  public Collection<Clause> clauses() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /**
   * Tells whether cases may be expected to ask {@code role} for a clause: its document does not
   * deny it.
   */
  public boolean isJudged(Clause clause, Role role) {
    return documents.stream()
        .filter(document -> document.name().equals(clause.document()))
        .noneMatch(document -> document.notJudged().contains(role));
  }

  /** Says of each document with clauses that no case speaks of so far how many they are. */
  public List<String> notJudged() {
    return documents.stream()
        .filter(document -> !document.clausesNotJudged().isEmpty())
        .map(ClauseIndex::notJudged)
        .toList();
  }

  private static String notJudged(SpecDocument document) {
    int count = document.clausesNotJudged().size();
    String of = count == document.clauses().size() ? "" : " of " + document.clauses().size();
    return document.name() + ": " + count + of + " clauses, not judged yet";
  }

  /** Returns the clauses of a level. */
  public List<Clause> ofLevel(Level level) {
    return where(clause -> clause.level() == level);
  }

  /** Returns the clauses that bind a role. */
  public List<Clause> ofRole(Role role) {
    return where(clause -> clause.roles().contains(role));
  }

  /** Returns the clauses of a chapter, for example {@code V1-HDR}. */
  public List<Clause> ofChapter(String chapter) {
    return where(clause -> clause.chapter().equals(chapter));
  }

  /** Returns the chapters, for example {@code V1-HDR}, in the order of the text. */
  public Set<String> chapters() {
    return byId.values().stream()
        .map(Clause::chapter)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Clause> where(Predicate<Clause> wanted) {
    return byId.values().stream().filter(wanted).toList();
  }

  private void add(Clause clause) {
    Clause first = byId.putIfAbsent(clause.id(), clause);
    if (first != null) {
      throw new IllegalStateException(
          clause.place() + ": " + clause.id() + " is already used at " + first.place());
    }
  }

  private void requireKnownReferences(SpecDocument document) {
    document
        .references()
        .forEach(
            (id, line) -> {
              if (!byId.containsKey(id)) {
                throw new IllegalStateException(
                    document.name() + ":" + line + ": [" + id + "] is no clause");
              }
            });
  }

  /** Parses on first use; a broken text fails every user with file and line. */
  private static final class Bundled {
    private static final ClauseIndex INDEX =
        of(DOCUMENTS.stream().map(name -> SpecDocument.parse(name, SpecFile.lines(name))).toList());
  }
}
