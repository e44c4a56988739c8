package org.mles.conformance.cases.v1.range;

import java.util.List;

/** The chapters that try whole ranges. Thread: any. */
public final class RangeChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          OctetCases.class,
          BodyVectorCases.class,
          NameCases.class,
          PersonCases.class,
          BorderCases.class);

  private RangeChapters() {}
}
