package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.vector.Vector.Result;
import tools.jackson.databind.node.ObjectNode;

final class VectorSuiteTest {
  private static final List<VectorPack> V1 = BundledPacks.of("v1");

  @Test
  void aCodecThatRefusesEverythingPassesNothing() {
    assertThat(passedBy((op, input) -> new Answer.Refused("no"))).isEmpty();
  }

  @Test
  void aCodecThatDiesOnEverythingIsUnreachableAndPassesNothing() {
    List<CaseResult> results =
        run((op, input) -> new Answer.Broken(Answer.How.CRASHED, "exit code 1"));
    assertThat(results).extracting(CaseResult::verdict).containsOnly(Verdict.NOT_RUN);
    assertThat(results).extracting(CaseResult::cause).containsOnly(Cause.UNREACHABLE);
  }

  @Test
  void aCodecThatCannotBeStartedIsUnreachable() {
    List<CaseResult> results =
        run(
            (op, input) -> {
              throw new IOException("no such program");
            });
    assertThat(results).extracting(CaseResult::cause).containsOnly(Cause.UNREACHABLE);
    assertThat(results.get(0).message()).contains("no such program");
  }

  @Test
  void aCodecThatAcceptsEverythingPassesNothing() {
    ObjectNode nothing = PackJson.MAPPER.createObjectNode();
    assertThat(passedBy((op, input) -> new Answer.Accepted(nothing))).isEmpty();
  }

  @Test
  void aCodecThatEchoesItsInputPassesNothing() {
    assertThat(passedBy((op, input) -> new Answer.Accepted(input))).isEmpty();
  }

  @Test
  void aCodecThatDeclinesEverythingPassesNothing() {
    List<CaseResult> results = run((op, input) -> new Answer.Declined());
    assertThat(results)
        .extracting(CaseResult::verdict)
        .containsOnly(Verdict.FAIL, Verdict.WARN, Verdict.INFO, Verdict.NOT_APPLICABLE);
  }

  @Test
  void aCodecThatDoesNotCompareKeysPassesNoWrongKey() {
    OracleCodec oracle = new OracleCodec();
    List<CaseResult> results =
        run(
            (op, input) -> {
              ObjectNode blind = input.deepCopy();
              if (op == Op.DECODE) {
                blind.remove("auth");
              }
              return oracle.ask(op, blind);
            });
    Map<String, Vector> wrongKeys =
        V1.stream()
            .flatMap(VectorPack::tests)
            .filter(vector -> vector.op() == Op.DECODE && at(vector).equals("key"))
            .collect(Collectors.toMap(Vector::id, vector -> vector));
    assertThat(wrongKeys).hasSizeGreaterThan(130);
    assertThat(results)
        .filteredOn(result -> wrongKeys.containsKey(result.id()))
        .extracting(CaseResult::verdict)
        .containsOnly(Verdict.FAIL);
    assertThat(results)
        .filteredOn(result -> result.id().equals("checksum.bit.63"))
        .singleElement()
        .extracting(CaseResult::message)
        .asString()
        .startsWith("V1-KEY-05: expected a refusal")
        .contains("PartCompared: Only some bits");
  }

  private static String at(Vector vector) {
    ObjectNode expect = vector.expect();
    return vector.result() == Result.REJECT && expect != null ? expect.path("at").asString("") : "";
  }

  @Test
  void aCrashCostsOneCase() {
    OracleCodec oracle = new OracleCodec();
    List<CaseResult> results =
        run(
            (op, input) ->
                op == Op.HEADER && input.path("hex").asString("").length() == 30
                    ? new Answer.Broken(Answer.How.CRASHED, "exit code 139")
                    : oracle.ask(op, input));
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.FAIL && result.id().startsWith("frame."))
        .singleElement()
        .satisfies(result -> assertThat(result.message()).contains("exit code 139"))
        .extracting(CaseResult::decidedBy)
        .isEqualTo("end of the process");
  }

  @Test
  void aLongRowOfCrashesDoesNotEndTheRunWhileTheCodecLives() {
    OracleCodec oracle = new OracleCodec();
    List<CaseResult> results =
        run(
            (op, input) ->
                op == Op.DECODE
                    ? new Answer.Broken(Answer.How.CRASHED, "exit code 139")
                    : oracle.ask(op, input));
    assertThat(results).extracting(CaseResult::cause).containsOnly(Cause.NONE);
  }

  @Test
  void asksOnceMoreForEachPlanOfSegments() {
    AtomicInteger asked = new AtomicInteger();
    CodecSubject counting =
        subject(
            (op, input) -> {
              asked.addAndGet(input.has("segments") ? 1 : 0);
              return new OracleCodec().ask(op, input);
            });
    VectorSuite.run(
        counting, V1, vector -> vector.id().equals("frame.segments.every-offset"), result -> true);
    assertThat(asked).hasValue(50);
  }

  @Test
  void asksNothingMoreWhenItIsToldToStop() {
    List<CaseResult> results =
        VectorSuite.run(
            subject((op, input) -> new Answer.Refused("no")), V1, v -> true, r -> false);
    assertThat(results.get(0).verdict()).isNotEqualTo(Verdict.NOT_RUN);
    assertThat(results.subList(1, results.size()))
        .extracting(CaseResult::cause)
        .containsOnly(Cause.INTERRUPTED);
  }

  private static List<String> passedBy(Behaviour behaviour) {
    return Stream.of("v1", "v2")
        .flatMap(spec -> run(behaviour, BundledPacks.of(spec)).stream())
        .filter(result -> result.verdict() == Verdict.PASS)
        .map(CaseResult::id)
        .toList();
  }

  private static List<CaseResult> run(Behaviour behaviour) {
    return run(behaviour, V1);
  }

  private static List<CaseResult> run(Behaviour behaviour, List<VectorPack> packs) {
    List<CaseResult> results =
        VectorSuite.run(subject(behaviour), packs, VectorSuiteTest::small, result -> true);
    assertThat(results).hasSizeGreaterThan(600);
    return results;
  }

  /** Leaves out what takes long and shows nothing more about the suite. */
  private static boolean small(Vector vector) {
    return vector.input().toString().length() < 5000
        && !vector.id().contains("max")
        && !vector.id().contains("over")
        && !vector.id().contains("depth");
  }

  private static CodecSubject subject(Behaviour behaviour) {
    return new CodecSubject() {
      @Override
      public Answer ask(Op op, ObjectNode input) throws IOException {
        return behaviour.ask(op, input);
      }

      @Override
      public void close() {}
    };
  }

  /** What a codec does with a question. */
  private interface Behaviour {
    Answer ask(Op op, ObjectNode input) throws IOException;
  }
}
