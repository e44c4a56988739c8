package org.mles.conformance.spec;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One sentence of the specification that binds. Thread: any.
 *
 * @param id stable name such as {@code V1-HDR-05}; never reused, never renumbered
 * @param level how strongly it binds
 * @param roles whom it binds; not empty
 * @param text the sentence, Markdown, on one line
 * @param sources where it comes from; not empty
 * @param differs what the original program does instead and our reason, or empty
 * @param notObservable why no case can claim it, or empty
 * @param section heading under which it stands
 * @param document file name of its document
 * @param line its line in the document, from 1
 */
public record Clause(
    String id,
    Level level,
    Set<Role> roles,
    String text,
    Set<Source> sources,
    String differs,
    String notObservable,
    String section,
    String document,
    int line) {
  public Clause {
    if (roles.isEmpty() || sources.isEmpty() || text.isEmpty()) {
      throw new IllegalArgumentException(id + " lacks a role, a source or its text");
    }
    // In the order of the enums, so that reports are the same each time.
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
  }

  /** Returns the id without its number: {@code V1-HDR} for {@code V1-HDR-05}. */
  public String chapter() {
    return id.substring(0, id.lastIndexOf('-'));
  }

  /** Returns whether a case or a vector can claim this clause. */
  public boolean observable() {
    return notObservable.isEmpty();
  }

  /** Returns where the clause stands: {@code mles-v1.md:42}. */
  public String place() {
    return document + ":" + line;
  }

  /** Returns the name on the class path of the document in which it stands. */
  public String resource() {
    return Clause.class.getPackageName().replace('.', '/') + "/" + document;
  }
}
