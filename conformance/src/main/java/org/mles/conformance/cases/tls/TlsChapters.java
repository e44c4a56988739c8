package org.mles.conformance.cases.tls;

import java.util.List;

/**
 * The chapters of what is inside TLS, for each kind of subject, in the order of the specification.
 * Thread: any.
 */
public final class TlsChapters {
  /** Classes of cases for servers. */
  public static final List<Class<?>> SERVERS =
      List.of(
          TlsPortCases.class,
          TlsHandshakeCases.class,
          TlsRecordCases.class,
          TlsEndCases.class,
          TlsLimitCases.class);

  /** Classes of cases for clients. */
  public static final List<Class<?>> CLIENTS =
      List.of(
          TlsClientHandshakeCases.class,
          TlsClientRecordCases.class,
          TlsClientEndCases.class,
          TlsClientCertificateCases.class);

  /** Classes of cases for links of peer servers. */
  public static final List<Class<?>> PEERS = List.of(TlsPeerCases.class, TlsPeerRecordCases.class);

  private TlsChapters() {}
}
