package org.mles.conformance.run;

import java.util.Locale;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;

/** Cases about a limit, on a server that has its own value of it and said so. Thread: any. */
final class AsDeclared {
  private AsDeclared() {}

  /** Says whether the case can be judged by the value that was declared. */
  static boolean serves(CaseDefinition definition, Settings declared) {
    return asksForItsLimit(definition) && definition.setup().isMetBy(declared);
  }

  /** Returns what to declare so that the case applies; empty if nothing would do. */
  static String advice(CaseDefinition definition) {
    Limit limit = definition.setup().limit();
    return limit == null || !asksForItsLimit(definition)
        ? ""
        : String.format(
            Locale.ROOT,
            "; say what it has by --%s, and up to %d%s it is tried",
            limit.word(),
            limit.mostTried(),
            limit.unit() == Limit.Unit.MILLIS ? " ms" : "");
  }

  private static boolean asksForItsLimit(CaseDefinition definition) {
    return definition.kind() == Kind.SERVER && definition.protocol() != Protocol.N_DRAFT;
  }
}
