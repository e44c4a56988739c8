package org.mles.conformance.selftest.faults.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.selftest.model.tls.CallRules;
import org.mles.conformance.selftest.model.tls.RecordRules;

/** Wrong ways of whoever calls by TLS, beside those with records. Thread: any. */
enum CallMistake {
  NONE,
  TAKES_1_1,
  OFFERS_UNASKED,
  OFFERS_NOTHING,
  BELIEVES_ANYBODY,
  BELIEVES_SERVERS,
  BELIEVES_ONE_STEP,
  BELIEVES_FOR_EVER,
  BELIEVES_TOO_EARLY,
  ANY_NAME,
  COMMON_NAME,
  HIDES_WHY,
  SILENT_ABOUT_PLAIN;

  /** Returns the rules of whoever has the mistake of that name, of this kind or with records. */
  static CallRules rules(String name) {
    CallMistake mistake =
        Arrays.stream(values()).filter(one -> one.name().equals(name)).findAny().orElse(NONE);
    return new Wrong(mistake, RecordMistake.named(name));
  }

  /** Rules with one of these mistakes. */
  private static final class Wrong extends CallRules {
    private final CallMistake mistake;
    private final RecordMistake ofRecords;

    Wrong(CallMistake mistake, RecordMistake ofRecords) {
      this.mistake = mistake;
      this.ofRecords = ofRecords;
    }

    @Override
    protected RecordRules records() {
      return ofRecords.rules();
    }

    @Override
    protected List<String> offers(boolean web) {
      return switch (mistake) {
        case OFFERS_UNASKED -> super.offers(true);
        case OFFERS_NOTHING -> super.offers(false);
        default -> super.offers(web);
      };
    }

    @Override
    protected boolean takesOld() {
      return mistake == TAKES_1_1;
    }

    @Override
    protected Instant at(X509Certificate shown, Instant now) {
      Instant from = shown.getNotBefore().toInstant();
      Instant until = shown.getNotAfter().toInstant();
      return switch (mistake) {
        case BELIEVES_FOR_EVER -> now.isAfter(until) ? until : now;
        case BELIEVES_TOO_EARLY -> now.isBefore(from) ? from : now;
        default -> super.at(shown, now);
      };
    }

    @Override
    protected boolean isVouchedFor(List<X509Certificate> chain, X509Certificate root, Instant at) {
      return switch (mistake) {
        case BELIEVES_ANYBODY -> true;
        case BELIEVES_SERVERS -> isSigned(chain, root);
        case BELIEVES_ONE_STEP -> isSigned(chain.subList(0, 1), root);
        default -> super.isVouchedFor(chain, root, at);
      };
    }

    /** Looks at signatures alone. */
    private static boolean isSigned(List<X509Certificate> chain, X509Certificate root) {
      try {
        for (int i = 0; i < chain.size(); i++) {
          PublicKey key = (i + 1 < chain.size() ? chain.get(i + 1) : root).getPublicKey();
          chain.get(i).verify(key);
        }
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    protected boolean isFor(X509Certificate shown, String host) {
      return switch (mistake) {
        case ANY_NAME -> true;
        case COMMON_NAME ->
            super.isFor(shown, host)
                || shown.getSubjectX500Principal().getName().equals("CN=" + host);
        default -> super.isFor(shown, host);
      };
    }

    @Override
    protected String told(String why, boolean certificate) {
      return switch (mistake) {
        case HIDES_WHY -> "no TLS";
        case SILENT_ABOUT_PLAIN -> certificate ? super.told(why, true) : NOTHING;
        default -> super.told(why, certificate);
      };
    }
  }
}
