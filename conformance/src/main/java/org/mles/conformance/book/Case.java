package org.mles.conformance.book;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks one case: a method that takes a bench of its kind and returns if the subject conforms. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Case {
  /** Stable slug; never used again for another case. */
  String id();

  /** Clauses that the case claims; the first is judged and gives the level. */
  String[] clause();

  /** What is checked, as a sentence. */
  String title();

  /**
   * Words of the faults that this case must notice, as the kill matrix writes them. They are built
   * by the self-test, which cases do not know; that each exists is checked there.
   */
  String[] kills();

  /** Configuration of the subject that the case needs. */
  Setup setup() default Setup.DECLARED;

  /** Whether the case also runs with what is sent in other pieces of TCP. */
  boolean segmented() default false;

  /** Whether the case also runs with messages in other frames of WebSocket. */
  boolean framed() default false;
}
