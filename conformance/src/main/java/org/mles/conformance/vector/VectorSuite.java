package org.mles.conformance.vector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.vector.VectorJudge.Judgement;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs packs against a codec: one result for each vector, whatever the codec does.
 *
 * <p>A vector with a twin passes only if its twin did: a codec that refuses everything, or dies
 * early, gains nothing by it. Each plan of segments is one more question, and all answers must be
 * right. Thread: caller.
 */
public final class VectorSuite {
  /** Unusable answers in a row after which the codec is asked whether it still lives at all. */
  private static final int DOUBT_AFTER = 10;

  private static final int SHOWN_CHARS = 4000;

  private final CodecSubject subject;
  private final Map<String, Vector> byId = new HashMap<>();
  private final Map<String, String> kindById = new HashMap<>();
  private final Map<String, VectorPack.Note> notes = new HashMap<>();
  private final Map<String, CaseResult> results = new HashMap<>();
  private int brokenInRow;
  private String unreachable = "";

  private VectorSuite(CodecSubject subject, List<VectorPack> packs) {
    this.subject = subject;
    for (VectorPack pack : packs) {
      pack.tests()
          .forEach(
              vector -> {
                byId.put(vector.id(), vector);
                kindById.put(vector.id(), pack.kind());
              });
      pack.notes().forEach((name, note) -> notes.put(pack.kind() + " " + name, note));
    }
  }

  /**
   * Runs the selected vectors in the order of the packs.
   *
   * @param selected vectors to report; twins outside are run but not reported
   * @param goesOn told each result at once; if it says no, the rest is not asked and not run
   */
  public static List<CaseResult> run(
      CodecSubject subject,
      List<VectorPack> packs,
      Predicate<Vector> selected,
      Predicate<CaseResult> goesOn) {
    VectorSuite suite = new VectorSuite(subject, packs);
    suite.checkAlive();
    List<CaseResult> all = new ArrayList<>();
    boolean on = true;
    for (Vector vector : packs.stream().flatMap(VectorPack::tests).filter(selected).toList()) {
      CaseResult result = on ? suite.result(vector) : suite.notReached(vector);
      all.add(result);
      on &= goesOn.test(result);
    }
    return all;
  }

  private CaseResult notReached(Vector vector) {
    return result(
        vector,
        Verdict.NOT_RUN,
        "the run ended before",
        "",
        Cause.INTERRUPTED,
        System.nanoTime(),
        List.of());
  }

  private CaseResult result(Vector vector) {
    CaseResult known = results.get(vector.id());
    if (known != null) {
      return known;
    }
    CaseResult result = afterTwin(vector);
    results.put(vector.id(), result);
    return result;
  }

  private CaseResult afterTwin(Vector vector) {
    Vector twin = vector.twin() == null ? null : byId.get(vector.twin());
    if (twin == null) {
      return judged(vector);
    }
    Verdict verdict = result(twin).verdict();
    CaseResult own = judged(vector);
    if (own.verdict() != Verdict.PASS || verdict == Verdict.PASS) {
      return own;
    }
    String why = "proves nothing: the valid twin " + twin.id() + " ended as " + verdict.word();
    Judgement missed = VectorJudge.missed(vector, why);
    return own.judged(missed.verdict(), lead(vector) + missed.message());
  }

  private CaseResult judged(Vector vector) {
    long start = System.nanoTime();
    List<Evidence> evidence = new ArrayList<>();
    Judgement judgement = Judgement.PASS;
    String decidedBy = "answer";
    try {
      for (List<Integer> plan : plans(vector)) {
        requireReachable();
        Answer answer = ask(vector, plan);
        judgement = VectorJudge.judge(vector, answer);
        decidedBy = answer instanceof Answer.Broken broken ? decider(broken) : "answer";
        if (judgement.verdict() != Verdict.PASS) {
          evidence.addAll(evidence(vector, plan, answer, start));
          break;
        }
      }
    } catch (IOException e) {
      unreachable = String.valueOf(e.getMessage());
      return result(
          vector, Verdict.NOT_RUN, unreachable, "no codec", Cause.UNREACHABLE, start, evidence);
    }
    boolean fault = judgement.verdict() == Verdict.FAIL || judgement.verdict() == Verdict.WARN;
    String message =
        fault ? lead(vector) + judgement.message() + effects(vector) : judgement.message();
    return result(vector, judgement.verdict(), message, decidedBy, Cause.NONE, start, evidence);
  }

  private static List<List<Integer>> plans(Vector vector) {
    List<List<Integer>> plans = new ArrayList<>();
    plans.add(List.of());
    plans.addAll(vector.segments());
    return plans;
  }

  private void requireReachable() throws IOException {
    if (!unreachable.isEmpty()) {
      throw new IOException(unreachable);
    }
  }

  private Answer ask(Vector vector, List<Integer> plan) throws IOException {
    Answer answer =
        plan.isEmpty()
            ? subject.ask(vector.op(), vector.input())
            : subject.ask(vector.op(), vector.input(), plan);
    brokenInRow = answer instanceof Answer.Broken ? brokenInRow + 1 : 0;
    if (brokenInRow >= DOUBT_AFTER) {
      checkAlive();
    }
    return answer;
  }

  /** Asks for something harmless; any answer at all will do. */
  private void checkAlive() {
    brokenInRow = 0;
    ObjectNode input = PackJson.MAPPER.createObjectNode();
    input.putArray("strings").add("a").add("b").add("c");
    try {
      if (subject.ask(Op.KEY, input) instanceof Answer.Broken broken) {
        unreachable = "the codec does not answer: " + broken.detail();
      }
    } catch (IOException e) {
      unreachable = String.valueOf(e.getMessage());
    }
  }

  private static String decider(Answer.Broken broken) {
    return switch (broken.how()) {
      case CRASHED -> "end of the process";
      case HUNG -> "time limit";
      case GARBAGE -> "line that is no answer";
    };
  }

  private static String lead(Vector vector) {
    return String.join(", ", vector.clauses()) + ": ";
  }

  private String effects(Vector vector) {
    StringBuilder text = new StringBuilder();
    for (String flag : vector.flags()) {
      VectorPack.Note note = notes.get(kindById.get(vector.id()) + " " + flag);
      if (note != null) {
        text.append(text.isEmpty() ? ". " : " ").append(flag).append(": ").append(note.effect());
      }
    }
    return text.toString();
  }

  private static List<Evidence> evidence(
      Vector vector, List<Integer> plan, Answer answer, long start) {
    long micros = (System.nanoTime() - start) / 1000;
    String asked = vector.op().word() + " " + vector.input();
    String cut = plan.isEmpty() ? "" : " in segments of " + plan;
    return List.of(
        Evidence.note(0, "suite", shown(asked + cut)),
        Evidence.note(micros, "codec", shown(answer.toString())));
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
  }

  private CaseResult result(
      Vector vector,
      Verdict verdict,
      String message,
      String decidedBy,
      Cause cause,
      long start,
      List<Evidence> evidence) {
    return new CaseResult(
        vector.id(),
        vector.comment(),
        String.valueOf(kindById.get(vector.id())),
        vector.level(),
        vector.clauses(),
        verdict == Verdict.FAIL || verdict == Verdict.WARN ? vector.clauses().get(0) : "",
        verdict,
        message,
        decidedBy,
        cause,
        (System.nanoTime() - start) / 1_000_000,
        evidence);
  }
}
