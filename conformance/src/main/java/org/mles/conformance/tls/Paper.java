package org.mles.conformance.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Certificates that the suite shows to whoever calls it, right ones and wrong ones. All are made
 * anew by each run, when the first of them is shown. Thread: any. Source: TLS-VER-01, TLS-VER-02.
 */
public enum Paper {
  /** Signed by the authority that the subject was told of. */
  RIGHT,
  /** Signed by an authority that the former vouches for, whose certificate is shown, too. */
  IN_TWO_STEPS,
  /** Signed by an authority of the same name that nobody was told of. */
  OF_UNKNOWN_AUTHORITY,
  /** Signed by a server that the authority vouches for, as a server. */
  OF_A_SERVER,
  /** Right until yesterday. */
  EXPIRED,
  /** Right from tomorrow on. */
  EARLY,
  /** For another name and another address. */
  OF_ANOTHER_NAME,
  /** The same, with the address that is called as its common name. */
  BY_COMMON_NAME;

  private static final String BELIEVED = "Authority of one run of the Mles conformance suite";
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "::1");
  private static final List<String> ELSEWHERE = List.of("elsewhere.invalid", "192.0.2.1");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);

  /** Made with the first paper. */
  private static final class Made {
    static final Authority AUTHORITY = Authority.root(BELIEVED);
    static final Map<Paper, SSLContext> CONTEXTS = new ConcurrentHashMap<>();
  }

  /** Returns the authority that subjects are told to believe. */
  static Authority authority() {
    return Made.AUTHORITY;
  }

  /** Returns what shows it. */
  SSLContext context() {
    return Made.CONTEXTS.computeIfAbsent(this, paper -> paper.made().context());
  }

  private Papers made() {
    Instant now = Instant.now();
    Instant before = now.minus(DAY);
    Instant after = now.plus(DAY);
    Authority right = authority();
    return switch (this) {
      case RIGHT -> right.papers("mles", HERE, before, after);
      case IN_TWO_STEPS -> right.under("Mles, one step", true).papers("mles", HERE, before, after);
      case OF_UNKNOWN_AUTHORITY -> Authority.root(BELIEVED).papers("mles", HERE, before, after);
      case OF_A_SERVER -> right.under("mles", false).papers("mles", HERE, before, after);
      case EXPIRED -> right.papers("mles", HERE, now.minus(MONTH), before);
      case EARLY -> right.papers("mles", HERE, after, now.plus(MONTH));
      case OF_ANOTHER_NAME -> right.papers("mles", ELSEWHERE, before, after);
      case BY_COMMON_NAME -> right.papers("127.0.0.1", ELSEWHERE, before, after);
    };
  }
}
