package org.mles.conformance.report;

import java.util.List;
import java.util.Map;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * What a subject has to do right before anybody is served, for runs in which nobody was. Thread:
 * any.
 */
final class Entrance {
  /** By kind of subject and protocol, the simplest first. */
  private static final Map<String, String> CLAUSES =
      Map.of(
          "server v1", "the key (V1-KEY-01), then the join (V1-JOIN-01, V1-JOIN-03)",
          "server n-draft", "the hash (N-02), then the first frame (N-01)",
          "peer v1", "the key (V1-KEY-01), then the join (V1-JOIN-01) and the link (PEER-01)",
          "proxy v1", "the upgrade (WSP-01, WSP-11), then the key (WSP-04)",
          "bridge v2", "the first messages (V2-PRX-02), then one payload each way (V2-PRX-02)",
          "client v1", "the key (V1-KEY-01), then the join (V1-HDR-01, V1-CBOR-01)",
          "client v2",
              "the request (V2-CLI-02), then the first message (V2-CLI-04) and its token"
                  + " (V2-AUTH-01)");

  /** Of so many cases one that asks for little may pass although nobody was served. */
  private static final int ONE_OF = 50;

  private Entrance() {}

  /**
   * Returns what to look at first if nobody was served: the run was ended for that, or next to
   * nothing passed and most cases failed in a control. Empty if somebody was.
   */
  static String of(RunResult run, List<CaseResult> unjudged) {
    long passed =
        run.cases().stream().filter(c -> c.verdict().tally() == Verdict.Tally.PASSED).count();
    int asked = run.cases().size();
    boolean ended = run.cases().stream().anyMatch(c -> c.cause() == Cause.UNSERVED);
    boolean nobody = ended || (passed <= asked / ONE_OF && 2 * unjudged.size() >= asked);
    String clauses = CLAUSES.get(run.kind() + " " + run.spec());
    return nobody && !unjudged.isEmpty() && clauses != null ? "look first at " + clauses : "";
  }
}
