package org.mles.conformance.cases.v1;

import java.util.List;

/** The chapters for servers of version 1, in the order of the specification. Thread: any. */
public final class V1Chapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          HeaderCases.class,
          SegmentationCases.class,
          BodyCases.class,
          BrokenBodyCases.class,
          KeyCases.class,
          EndpointCases.class,
          JoinCases.class,
          ForwardCases.class,
          HistoryCases.class,
          CidCases.class,
          CloseCases.class,
          ResyncCases.class,
          ResyncItemCases.class,
          ResyncHistoryCases.class,
          ResyncLiveCases.class,
          LimitCases.class,
          CrowdCases.class);

  private V1Chapters() {}
}
