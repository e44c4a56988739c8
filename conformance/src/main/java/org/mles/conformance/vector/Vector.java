package org.mles.conformance.vector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One test of a pack. It stands alone: what a codec is asked is {@link #op} and the fields of
 * {@link #input}, nothing is inherited from the group. Thread: any.
 *
 * @param id stable slug, never reused
 * @param since pack version that introduced it
 * @param level {@code must}, {@code should}, {@code may} or {@code impl}
 * @param clauses clauses of the specification; the first one is judged
 * @param flags names of notes of the pack: the bugs that this test hunts
 * @param comment what is special, in one sentence
 * @param twin id of a test that differs in little and must have passed for this one to count
 * @param op operation of the codec
 * @param input fields of the request
 * @param segments plans of how the octets arrive, each a list of lengths; one more run for each
 * @param result what a conforming codec does
 * @param why reason of {@link Result#EITHER}
 * @param expect the value, if accepted; for a refusal the place {@code at} which it is due
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Vector(
    String id,
    String since,
    String level,
    List<String> clauses,
    List<String> flags,
    String comment,
    @Nullable String twin,
    Op op,
    ObjectNode input,
    List<List<Integer>> segments,
    Result result,
    @Nullable String why,
    @Nullable ObjectNode expect) {

  /** What a conforming codec does with the input. */
  public enum Result {
    /** It answers with the expected value. */
    @JsonProperty("accept")
    ACCEPT,
    /** It refuses. */
    @JsonProperty("reject")
    REJECT,
    /** Both are allowed; a value, if one is given and expected, must still be right. */
    @JsonProperty("either")
    EITHER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Vector {
    clauses = List.copyOf(clauses);
    flags = flags == null ? List.of() : List.copyOf(flags);
    segments = segments == null ? List.of() : List.copyOf(segments);
  }

  /** Returns the value that must be answered, or null if none is required. */
  public @Nullable JsonNode expectedValue() {
    return result == Result.REJECT ? null : expect;
  }
}
