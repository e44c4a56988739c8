package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.vector.Vector.Result;
import org.mles.conformance.vector.VectorJudge.Judgement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class VectorJudgeTest {
  @Test
  void passesOnlyTheExpectedValue() {
    Vector vector = vector("must", Result.ACCEPT, "{'cid':'0000000a','uid':'A','message':'6161'}");
    assertThat(judge(vector, "{'cid':'0000000A','uid':'A','message':'6161','more':1}"))
        .isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'cid':'0000000b','uid':'A','message':'6161'}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'cid':'0000000a','uid':'a','message':'6161'}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'cid':'0000000a','uid':'A'}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void takesOctetsInAnySpelling() {
    Vector vector = vector("must", Result.ACCEPT, "{'hex':['4d',{'repeat':'61','times':3}]}");
    assertThat(judge(vector, "{'hex':'4D616161'}")).isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'hex':['4d61','6161']}")).isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'hex':'4d61616'}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'hex':7}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void takesTheSumOfOctetsOnlyWithTheirNumber() {
    Vector vector = vector("must", Result.ACCEPT, "{'hex':'616263'}");
    String sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(judge(vector, "{'hex':{'sha256':'" + sum + "','octets':3}}"))
        .isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'hex':{'sha256':'" + sum + "','octets':4}}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'hex':{'sha256':'" + sum + "'}}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void comparesListsEntryByEntry() {
    Vector vector = vector("must", Result.ACCEPT, "{'frames':['61','62'],'refused':false}");
    assertThat(judge(vector, "{'frames':['61','62'],'refused':false}")).isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'frames':['62','61'],'refused':false}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'frames':['61'],'refused':false}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'frames':['61','62','63'],'refused':false}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'frames':['61','62'],'refused':true}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'frames':'6162','refused':false}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void takesJsonInAnySpellingThatSaysTheSameOnce() {
    Vector vector =
        vector("must", Op.V2_ENCODE, Result.ACCEPT, "{'json':'{\\'uid\\':\\'Ä\\',\\'a\\':1}'}");
    assertThat(judge(vector, "{'json':'{ \\'a\\': 1, \\'uid\\':\\'\\\\u00c4\\'}'}"))
        .isEqualTo(Verdict.PASS);
    assertThat(judge(vector, "{'json':'{\\'uid\\':\\'A\\',\\'a\\':1}'}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'json':'{\\'uid\\':\\'Ä\\',\\'a\\':1,\\'b\\':2}'}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'json':'{\\'uid\\':\\'Ä\\',\\'uid\\':\\'Ä\\',\\'a\\':1}'}"))
        .isEqualTo(Verdict.FAIL);
    assertThat(judge(vector, "{'json':'nothing'}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void refusalIsRightOnlyWhereItIsDue() {
    Answer refused = new Answer.Refused("no");
    assertThat(verdict(vector("must", Result.REJECT, "{'at':'key'}"), refused))
        .isEqualTo(Verdict.PASS);
    assertThat(verdict(vector("must", Result.ACCEPT, "{'uid':'A'}"), refused))
        .isEqualTo(Verdict.FAIL);
    assertThat(verdict(vector("may", Result.EITHER, "{'uid':'A'}"), refused))
        .isEqualTo(Verdict.INFO);
    assertThat(judge(vector("must", Result.REJECT, "{'at':'key'}"), "{}")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void freeChoiceStillHasToBeRight() {
    Vector vector = vector("must", Result.EITHER, "{'uid':'A'}");
    assertThat(judge(vector, "{'uid':'A'}")).isEqualTo(Verdict.INFO);
    assertThat(judge(vector, "{'uid':'B'}")).isEqualTo(Verdict.FAIL);
    assertThat(judge(vector("must", Result.EITHER, null), "{'uid':'B'}")).isEqualTo(Verdict.INFO);
  }

  @Test
  void levelDecidesWhatAMissIs() {
    Answer refused = new Answer.Refused("no");
    assertThat(verdict(vector("should", Result.ACCEPT, "{}"), refused)).isEqualTo(Verdict.WARN);
    assertThat(verdict(vector("impl", Result.ACCEPT, "{}"), refused)).isEqualTo(Verdict.WARN);
    assertThat(verdict(vector("may", Result.ACCEPT, "{}"), refused)).isEqualTo(Verdict.INFO);
  }

  @Test
  void breakingDownIsAFailureAtEveryLevel() {
    Answer broken = new Answer.Broken(Answer.How.CRASHED, "exit code 139");
    for (String level : List.of("must", "should", "may", "impl")) {
      assertThat(verdict(vector(level, Result.REJECT, "{'at':'key'}"), broken))
          .as(level)
          .isEqualTo(Verdict.FAIL);
    }
  }

  @Test
  void onlyOptionalOperationsMayBeDeclined() {
    Answer declined = new Answer.Declined();
    assertThat(verdict(vector("must", Op.DECODE, Result.REJECT, "{}"), declined))
        .isEqualTo(Verdict.FAIL);
    assertThat(VectorJudge.judge(vector("must", Op.V2_AUTH, Result.ACCEPT, "{}"), declined))
        .isEqualTo(
            new Judgement(Verdict.FAIL, "every v2 codec must offer the operation 'v2-auth'"));
    for (Op op : List.of(Op.STREAM, Op.WS_DECODE)) {
      assertThat(verdict(vector("must", op, Result.ACCEPT, "{}"), declined))
          .as(op.word())
          .isEqualTo(Verdict.NOT_APPLICABLE);
    }
  }

  private static Verdict judge(Vector vector, String value) {
    return verdict(vector, new Answer.Accepted(json(value)));
  }

  private static Verdict verdict(Vector vector, Answer answer) {
    return VectorJudge.judge(vector, answer).verdict();
  }

  private static Vector vector(String level, Result result, @Nullable String expect) {
    return vector(level, Op.DECODE, result, expect);
  }

  private static Vector vector(String level, Op op, Result result, @Nullable String expect) {
    ObjectNode value = expect == null ? null : (ObjectNode) json(expect);
    ObjectNode input = PackJson.MAPPER.createObjectNode();
    return new Vector(
        "x.y",
        "1.0.0",
        level,
        List.of("V1-HDR-01"),
        List.of(),
        "text",
        null,
        op,
        input,
        List.of(),
        result,
        result == Result.EITHER ? "legacy" : null,
        value);
  }

  private static JsonNode json(String text) {
    return PackJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
