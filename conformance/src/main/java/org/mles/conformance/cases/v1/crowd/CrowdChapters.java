package org.mles.conformance.cases.v1.crowd;

import java.util.List;

/** The chapters about many at a time, or one after the other. Thread: any. */
public final class CrowdChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(CrowdCases.class, ResidueCases.class, SoakCases.class, CostCases.class);

  private CrowdChapters() {}
}
