package org.mles.conformance.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.Scene;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.ConformanceFailure.Symptom;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.Stand;
import org.mles.conformance.spec.Level;

/**
 * Runs one case once and turns what it threw into a verdict. Only {@link ConformanceFailure} and an
 * instance that died under the case speak against the subject; anything else is our own trouble. A
 * control that fails is a failure whatever the level of the clause: to serve others is a MUST.
 *
 * <p>Thread: one worker.
 */
final class CaseRun {
  /** Clauses that a symptom breaks whatever the case is about, by kind of subject. */
  private static final Map<Kind, Map<Symptom, String>> PLAIN =
      Map.of(
          Kind.SERVER,
          Map.of(
              Symptom.OWN_JOIN, "V1-JOIN-05",
              Symptom.OWN_FRAME, "V1-FWD-02",
              Symptom.HISTORY_ORDER, "V1-FWD-05"),
          Kind.CLIENT,
          Map.of(
              Symptom.JOIN_HEADER, "V1-HDR-01",
              Symptom.JOIN_BODY, "V1-CBOR-01",
              Symptom.JOIN_SHARED_KEY, "V1-KEY-02",
              Symptom.JOIN_ENDPOINT_KEY, "V1-KEY-03",
              Symptom.JOIN_SILENCE, "CLI-05"));

  private static final String KEYS = "V1-KEY-";

  private final CaseDefinition definition;
  private final Plan plan;
  private final Timers timers;
  private final Deadlines deadlines;
  private final long started = System.nanoTime();

  CaseRun(CaseDefinition definition, Plan plan, Timers timers, Deadlines deadlines) {
    this.definition = definition;
    this.plan = plan;
    this.timers = timers;
    this.deadlines = deadlines;
  }

  Judgement on(Stand stand, Settings settings, int round) {
    try (Scene scene = new Scene(timers, seed(round))) {
      Stand.Seat seat = stand.seat(scene, settings, definition.segmentation());
      Judgement judgement = deadlines.guard(scene, timers.cap(), () -> judged(scene, seat));
      return scene.isAborted() ? cutOff(judgement) : judgement;
    } catch (NotApplicable e) {
      return notApplicable(String.valueOf(e.getMessage()));
    } catch (Unreachable e) {
      return notRun(Cause.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private Judgement judged(Scene scene, Stand.Seat seat) {
    try {
      definition.run(seat.bench());
      seat.bench().verifyStillServing();
      return passed();
    } catch (ConformanceFailure e) {
      return failed(e, scene, seat);
    } catch (NotApplicable e) {
      return notApplicable(String.valueOf(e.getMessage()));
    } catch (Unreachable e) {
      String text = "the subject stopped accepting connections: " + e.getMessage();
      return failed(new ConformanceFailure(text, "connect"), scene, seat);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return suiteError(e, scene);
    }
  }

  /** Returns what becomes of a case whose connections were ended under it. */
  private Judgement cutOff(Judgement judgement) {
    CaseResult result = judgement.result();
    if (deadlines.isOver()) {
      return notRun(Cause.INTERRUPTED, deadlines.stopped() + ", in the middle of this case");
    } else if (result.verdict().tally() == Verdict.Tally.PASSED) {
      return judgement;
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s: the case was cut off at its hard cap of %d s; %s",
            definition.clause(),
            timers.cap().toSeconds(),
            result.message());
    return new Judgement(
        result(Verdict.FAIL, text, "", "hard cap", Cause.NONE, result.evidence()),
        ConformanceFailure.Stage.CLAUSE,
        judgement.served(),
        judgement.died());
  }

  /** Returns the result of a case that could not be judged. */
  Judgement notRun(Cause cause, String why) {
    return Judgement.of(result(Verdict.NOT_RUN, why, "", "", cause, List.of()));
  }

  /** Returns the result of a case that the subject cannot be configured for, in its own words. */
  Judgement notApplicableHere(String objection) {
    return notApplicable("needs the setup " + definition.setup().word() + ": " + objection);
  }

  private Judgement notApplicable(String why) {
    return Judgement.of(
        result(Verdict.NOT_APPLICABLE, why, "", "", Cause.CONFIGURATION, List.of()));
  }

  private long seed(int round) {
    return plan.seed() * 31 + definition.id().hashCode() + round * 1_000_003L;
  }

  private Judgement passed() {
    boolean may = definition.level() == Level.MAY;
    return Judgement.of(
        result(may ? Verdict.INFO : Verdict.PASS, may ? "yes" : "", "", "", Cause.NONE, List.of()));
  }

  private Judgement failed(ConformanceFailure e, Scene scene, Stand.Seat seat) {
    seat.said().get().forEach(line -> scene.transcript().note("subject", line));
    boolean control = e.stage() == ConformanceFailure.Stage.CONTROL;
    String ended = seat.ended().get();
    String text =
        (control ? "" : definition.clause() + ": ")
            + e.text()
            + (ended == null ? "" : "; and the subject has ended, " + ended);
    return new Judgement(
        result(
            e.stage() == ConformanceFailure.Stage.CLAUSE ? missed() : Verdict.FAIL,
            text,
            broken(e),
            e.decidedBy(),
            Cause.NONE,
            scene.transcript().evidence()),
        e.stage(),
        scene.isServed(),
        ended != null);
  }

  /** Names the clause that what was seen breaks, which need not be the one of the case. */
  private String broken(ConformanceFailure e) {
    String own = e.stage() == ConformanceFailure.Stage.CLAUSE ? definition.clause() : "";
    if (definition.protocol() != Protocol.V1) {
      return own;
    }
    String plain = PLAIN.getOrDefault(definition.kind(), Map.of()).getOrDefault(e.symptom(), own);
    // A case about the key knows better what is wrong with it.
    return plain.startsWith(KEYS) && own.startsWith(KEYS) ? own : plain;
  }

  private Verdict missed() {
    return switch (definition.level()) {
      case MUST -> Verdict.FAIL;
      case SHOULD -> plan.required() == Plan.Required.MUST ? Verdict.WARN : Verdict.FAIL;
      case IMPL -> plan.required() == Plan.Required.ALL ? Verdict.FAIL : Verdict.WARN;
      case MAY -> Verdict.INFO;
    };
  }

  private Judgement suiteError(Throwable trouble, Scene scene) {
    StringBuilder text = new StringBuilder("the suite failed: " + trouble);
    for (StackTraceElement frame : trouble.getStackTrace()) {
      text.append("\n  at ").append(frame);
    }
    return Judgement.of(
        result(
            Verdict.NOT_RUN,
            text.toString(),
            "",
            "exception in the suite",
            Cause.SUITE_ERROR,
            scene.transcript().evidence()));
  }

  private CaseResult result(
      Verdict verdict,
      String message,
      String broken,
      String decidedBy,
      Cause cause,
      List<Evidence> evidence) {
    return new CaseResult(
        definition.id(),
        definition.title(),
        definition.chapter(),
        definition.level().word(),
        definition.clauses(),
        broken,
        verdict,
        message,
        decidedBy,
        cause,
        (System.nanoTime() - started) / 1_000_000,
        evidence);
  }
}
