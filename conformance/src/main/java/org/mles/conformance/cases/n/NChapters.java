package org.mles.conformance.cases.n;

import java.util.List;

/** The chapters for servers of the N draft, in the order of the specification. Thread: any. */
public final class NChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(NFirstFrameCases.class, NJsonCases.class, NStreamCases.class);

  private NChapters() {}
}
