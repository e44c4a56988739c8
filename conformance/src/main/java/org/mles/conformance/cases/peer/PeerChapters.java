package org.mles.conformance.cases.peer;

import java.util.List;

/** The chapters for peer servers, in the order of the specification. Thread: any. */
public final class PeerChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          PeerLinkCases.class,
          PeerHistoryCases.class,
          PeerLossCases.class,
          PeerResyncCases.class,
          RingCases.class);

  private PeerChapters() {}
}
