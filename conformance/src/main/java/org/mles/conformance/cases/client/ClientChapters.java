package org.mles.conformance.cases.client;

import java.util.List;

/** The chapters for clients, in the order of the specification. Thread: any. */
public final class ClientChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          ClientSendCases.class,
          ClientKeyCases.class,
          ClientReadCases.class,
          ClientLengthCases.class,
          ClientSessionCases.class);

  private ClientChapters() {}
}
