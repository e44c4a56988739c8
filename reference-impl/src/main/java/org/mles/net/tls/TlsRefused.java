package org.mles.net.tls;

import java.io.IOException;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** A connection ends because of what TLS, or this server's use of it, demands. Thread: any. */
public final class TlsRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final WireRule rule;
  private final String detail;

  TlsRefused(WireRule rule, String detail) {
    super(detail);
    this.rule = rule;
    this.detail = detail;
  }

  TlsRefused(WireRule rule, String detail, Throwable cause) {
    super(detail, cause);
    this.rule = rule;
    this.detail = detail;
  }

  /** Returns the rule and what broke it. */
  public Refusal refusal() {
    return new Refusal(rule, detail);
  }
}
