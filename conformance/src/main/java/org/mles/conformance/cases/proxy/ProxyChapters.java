package org.mles.conformance.cases.proxy;

import java.util.List;

/** The chapters for proxies, in the order of the specification. Thread: any. */
public final class ProxyChapters {
  /** Classes of cases. */
  public static final List<Class<?>> ALL =
      List.of(
          ProxyUpgradeCases.class,
          ProxyFrameCases.class,
          ProxyBodyCases.class,
          ProxyMessageCases.class,
          ProxyKeyCases.class,
          ProxyChannelCases.class,
          ProxyEndCases.class,
          ProxyLossCases.class,
          ProxyReturnCases.class,
          ProxyLimitCases.class,
          ProxyPressureCases.class);

  private ProxyChapters() {}
}
