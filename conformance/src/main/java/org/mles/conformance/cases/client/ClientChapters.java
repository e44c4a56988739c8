package org.mles.conformance.cases.client;

import java.util.List;

/** The chapters for clients, in the order of the specification. Thread: any. */
public final class ClientChapters {
  /** Classes of cases for clients of version 1. */
  public static final List<Class<?>> V1 =
      List.of(
          ClientSendCases.class,
          ClientKeyCases.class,
          ClientReadCases.class,
          ClientLengthCases.class,
          ClientSessionCases.class);

  /** Classes of cases for clients of version 2. */
  public static final List<Class<?>> V2 =
      List.of(
          V2ClientUpgradeCases.class,
          V2ClientFirstCases.class,
          V2ClientSendCases.class,
          V2ClientReadCases.class,
          V2ClientRefusalCases.class,
          V2ClientEndCases.class);

  private ClientChapters() {}
}
