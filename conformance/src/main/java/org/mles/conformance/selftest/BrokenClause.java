package org.mles.conformance.selftest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.selftest.faults.Fault;

/**
 * The one clause that a fault breaks: that of the cases that must notice it. Where those speak of
 * several, the clause is chosen here, by what the fault says that it does and before any run.
 * Thread: any.
 */
final class BrokenClause {
  /** Rows of fault and clause. */
  private static final String CHOSEN =
      """
      any-order V1-KEY-02
      bad-header-closes-channel V1-HDR-07
      body-in-one-read V1-HDR-13
      bridge-remembers-apart V2-PRX-01
      checks-cid-only V1-KEY-05
      clears-when-empty V1-HIST-06
      client-channel-before-uid V1-KEY-02
      client-long-heads V1-CBOR-03
      client-no-terminators V1-KEY-02
      client-stops-at-resync RSY-16
      drops-newest V1-HIST-04
      duplicate-accepted V1-CID-03
      duplicate-replaces V1-CID-05
      echo-known-by-uid V1-FWD-01
      echoes-join V1-JOIN-05
      forgets-departed V1-HIST-03
      header-in-one-read V1-HDR-11
      history-ignored V1-HIST-03
      history-without-joins V1-HIST-08
      leaks-cid V1-CID-07
      leave-notice V1-CLOSE-01
      limit-off-by-one V1-HIST-04
      names-of-fifteen-bits V1-HDR-09
      no-key-check V1-KEY-04
      normalises-names V1-KEY-12
      one-channel-for-all V1-JOIN-01
      peer-closes-clients PEER-18
      peer-gives-up PEER-08
      peer-gives-up-unheard PEER-19
      peer-lost-clients-alone PEER-06
      peer-no-resync PEER-09
      peer-recognises-nothing PEER-24
      replays-own-join V1-HIST-08
      resync-backwards RSY-06
      resync-empty-joins RSY-13
      resync-forwards-wrapper RSY-09
      resync-is-garbage RSY-03
      rewrites-later-key V1-FWD-01
      short-names-only V1-HDR-09
      sixteen-bit-length V1-HDR-09
      swallows-first V1-JOIN-03
      undecodable-is-empty V1-CBOR-12
      unlimited-history V1-HIST-04
      v2-first-not-stored V2-HIST-03
      v2-leaves-tcp-open V2-WS-16
      v2-loses-some V2-FWD-01
      v2-no-escapes V2-FF-03
      v2-uid-stays V2-CLOSE-01
      validate-later-bodies V1-FWD-03
      validate-later-names V1-FWD-03
      """;

  private static final Map<String, String> BY_FAULT =
      CHOSEN
          .lines()
          .map(row -> row.split(" ", -1))
          .collect(Collectors.toMap(row -> row[0], row -> row[1]));

  private static final List<CaseDefinition> CASES = CaseBook.complete().cases();

  private BrokenClause() {}

  /** Returns the clause that a fault breaks. */
  static String of(Fault fault) {
    Set<String> claimed =
        CASES.stream()
            .filter(c -> c.kills().contains(fault.word()))
            .map(CaseDefinition::clause)
            .collect(Collectors.toSet());
    return of(fault.word(), claimed);
  }

  /**
   * Returns the clause that a fault breaks.
   *
   * @param claimed clauses of the cases that must notice it, at least one
   * @throws IllegalStateException if there are several and none of them is chosen here, or there is
   *     nothing to choose
   */
  static String of(String fault, Set<String> claimed) {
    String chosen = BY_FAULT.get(fault);
    if (claimed.size() == 1 && chosen == null) {
      return claimed.iterator().next();
    }
    if (claimed.size() < 2 || chosen == null || !claimed.contains(chosen)) {
      throw new IllegalStateException(
          fault + " breaks one clause, and its cases judge " + claimed + "; chosen: " + chosen);
    }
    return chosen;
  }
}
