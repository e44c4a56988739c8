package org.mles.conformance.book;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.mles.conformance.spec.Level;
import org.mles.conformance.wire.Segmentation;

/**
 * One case of the book, under one segmentation plan.
 *
 * @param id stable slug, with the plan in brackets if it is not whole
 * @param title what is checked
 * @param chapter group in reports
 * @param kind kind of subject
 * @param protocol what is spoken
 * @param clauses claimed clauses; the first is judged
 * @param level level of the first clause
 * @param kills words of the faults that the case must notice
 * @param setup configuration that the subject needs
 * @param segmentation in which pieces the suite says what it says
 * @param since suite version that brought it
 * @param method the case itself
 */
public record CaseDefinition(
    String id,
    String title,
    String chapter,
    Kind kind,
    Protocol protocol,
    List<String> clauses,
    Level level,
    Set<String> kills,
    Setup setup,
    Segmentation segmentation,
    String since,
    Method method) {
  /** Chapters of crowds: half of the time of a run is theirs. */
  private static final Set<String> LONG = Set.of("crowd", "residue", "soak");

  public CaseDefinition {
    clauses = List.copyOf(clauses);
    kills = Set.copyOf(kills);
  }

  /** Returns the clause that the case judges. */
  public String clause() {
    return clauses.get(0);
  }

  /** Says whether it takes long, so that runs by the hundred leave it out where they can. */
  public boolean takesLong() {
    return LONG.contains(chapter);
  }

  /**
   * Runs the case with a bench of its own.
   *
   * @throws RuntimeException whatever the case throws
   */
  public void run(Bench bench) {
    try {
      var constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      method.setAccessible(true);
      method.invoke(constructor.newInstance(), bench);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      } else if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("case " + id, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("case " + id + " cannot be called", e);
    }
  }
}
