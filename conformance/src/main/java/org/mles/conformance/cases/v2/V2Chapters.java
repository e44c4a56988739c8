package org.mles.conformance.cases.v2;

import java.util.List;

/** The chapters for servers of version 2, in the order of the specification. Thread: any. */
public final class V2Chapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          V2RequestCases.class,
          V2HandshakeCases.class,
          V2FrameCases.class,
          V2MessageCases.class,
          V2CloseCases.class,
          V2FirstCases.class,
          V2JsonCases.class,
          V2TokenCases.class,
          V2SessionCases.class,
          V2ForwardCases.class,
          V2HistoryCases.class,
          V2LifeCases.class,
          V2EndCases.class,
          V2CrowdCases.class);

  private V2Chapters() {}
}
