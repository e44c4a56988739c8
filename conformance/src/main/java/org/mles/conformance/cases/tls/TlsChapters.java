package org.mles.conformance.cases.tls;

import java.util.List;

/**
 * The chapters of what is inside TLS, for each kind of subject, in the order of the specification.
 * Thread: any.
 */
public final class TlsChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          TlsPortCases.class,
          TlsHandshakeCases.class,
          TlsRecordCases.class,
          TlsEndCases.class,
          TlsLimitCases.class,
          TlsClientHandshakeCases.class,
          TlsClientRecordCases.class,
          TlsClientEndCases.class,
          TlsClientCertificateCases.class,
          TlsPeerCases.class,
          TlsPeerRecordCases.class);

  private TlsChapters() {}
}
