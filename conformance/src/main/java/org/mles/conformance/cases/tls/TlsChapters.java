package org.mles.conformance.cases.tls;

import java.util.List;

/** The chapters for servers inside TLS, in the order of the specification. Thread: any. */
public final class TlsChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          TlsPortCases.class,
          TlsHandshakeCases.class,
          TlsRecordCases.class,
          TlsEndCases.class,
          TlsLimitCases.class);

  private TlsChapters() {}
}
