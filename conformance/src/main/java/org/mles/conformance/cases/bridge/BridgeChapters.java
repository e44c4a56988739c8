package org.mles.conformance.cases.bridge;

import java.util.List;

/** The chapters for bridges, in the order of the specification. Thread: any. */
public final class BridgeChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          BridgeJoinCases.class,
          BridgeCarryCases.class,
          BridgeOnceCases.class,
          BridgeReturnCases.class,
          BridgeAgainCases.class,
          BridgeSilenceCases.class);

  private BridgeChapters() {}
}
