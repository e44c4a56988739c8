package org.mles.conformance.vector;

import java.util.Locale;
import java.util.Optional;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.vector.Vector.Result;
import tools.jackson.databind.JsonNode;

/** Judges one answer against one vector, and nothing else: no twins, no processes. Thread: any. */
public final class VectorJudge {
  private VectorJudge() {}

  /**
   * What an answer is worth.
   *
   * @param verdict pass, fail, warn, info or not-applicable
   * @param message what was expected and what came; empty for a pass
   */
  public record Judgement(Verdict verdict, String message) {
    static final Judgement PASS = new Judgement(Verdict.PASS, "");
  }

  /** Judges {@code answer}. */
  public static Judgement judge(Vector vector, Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      return accepted(vector, accepted.value());
    }
    if (answer instanceof Answer.Refused refused) {
      return refused(vector, refused.reason());
    }
    if (answer instanceof Answer.Broken broken) {
      String how = broken.how().name().toLowerCase(Locale.ROOT);
      return new Judgement(Verdict.FAIL, "the codec " + how + ": " + broken.detail());
    }
    String word = vector.op().word();
    String coreOf = vector.op().coreOf();
    return coreOf.isEmpty()
        ? new Judgement(Verdict.NOT_APPLICABLE, "no operation '" + word + "'")
        : missed(vector, "every " + coreOf + " codec must offer the operation '" + word + "'");
  }

  private static Judgement accepted(Vector vector, JsonNode value) {
    if (vector.result() == Result.REJECT) {
      return missed(vector, "expected a refusal, answered " + shown(value));
    }
    JsonNode expected = vector.expectedValue();
    Optional<String> difference =
        expected == null ? Optional.empty() : ValueMatch.difference(expected, value);
    if (difference.isPresent()) {
      return missed(vector, difference.get());
    }
    return vector.result() == Result.EITHER
        ? new Judgement(Verdict.INFO, "accepted (" + vector.why() + ")")
        : Judgement.PASS;
  }

  private static Judgement refused(Vector vector, String reason) {
    return switch (vector.result()) {
      case REJECT -> Judgement.PASS;
      case EITHER ->
          new Judgement(Verdict.INFO, "refused (" + vector.why() + "): " + shown(reason));
      case ACCEPT -> missed(vector, "expected a value, was refused: " + shown(reason));
    };
  }

  /** Only what is required fails; a missed permission is no more than recorded. */
  static Judgement missed(Vector vector, String message) {
    Verdict verdict =
        switch (vector.level()) {
          case "should", "impl" -> Verdict.WARN;
          case "may" -> Verdict.INFO;
          default -> Verdict.FAIL;
        };
    return new Judgement(verdict, message);
  }

  private static String shown(Object value) {
    String text = value.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
