package org.mles.conformance.probe;

/**
 * An expectation that the subject did not meet. Anything else that a case throws is trouble of the
 * suite.
 */
public final class ConformanceFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String decidedBy;
  private final Stage stage;
  private final Symptom symptom;

  /** Part of a case that a failure belongs to. */
  public enum Stage {
    /** A positive control before the clause could be put to the test. */
    CONTROL,
    /** The clause itself. */
    CLAUSE,
    /** The proof, after the case, that the subject still serves others and leaked nothing. */
    AFTERWARDS
  }

  /** What is plain from what was seen, whatever the case is about. */
  public enum Symptom {
    /** Nothing but that the expectation was not met. */
    NONE,
    /** A peer got back the first frame that it sent. */
    OWN_JOIN,
    /** A peer got back a later frame that it sent. */
    OWN_FRAME,
    /** The right frames came in the wrong order from the history. */
    HISTORY_ORDER,
    /** What a client sent first is no frame. */
    JOIN_HEADER,
    /** What a client sent first has another body than it must have. */
    JOIN_BODY,
    /** What a client sent first has another key than its shared key makes. */
    JOIN_SHARED_KEY,
    /** What a client sent first has another key than its endpoint makes. */
    JOIN_ENDPOINT_KEY,
    /** A client said nothing. */
    JOIN_SILENCE
  }

  /**
   * Makes a failure of the clause under test.
   *
   * @param expectation what was expected, then what was seen
   * @param decidedBy the event or timer that decided
   */
  public ConformanceFailure(String expectation, String decidedBy) {
    this(expectation, decidedBy, Stage.CLAUSE, Symptom.NONE);
  }

  private ConformanceFailure(String expectation, String decidedBy, Stage stage, Symptom symptom) {
    super(expectation);
    this.decidedBy = decidedBy;
    this.stage = stage;
    this.symptom = symptom;
  }

  /** Returns the same failure, known by a symptom. */
  public ConformanceFailure with(Symptom other) {
    return new ConformanceFailure(text(), decidedBy, stage, other);
  }

  /** Returns the same failure of one value out of many. */
  public ConformanceFailure about(String value) {
    return new ConformanceFailure(value + ": " + text(), decidedBy, stage, symptom);
  }

  /** Returns the same failure as one of a positive control. */
  public ConformanceFailure inControl() {
    return stage == Stage.CONTROL
        ? this
        : new ConformanceFailure("positive control: " + text(), decidedBy, Stage.CONTROL, symptom);
  }

  /** Returns the same failure as one of the proof after the case. */
  public ConformanceFailure afterwards() {
    return new ConformanceFailure(
        "after the case: " + text(), decidedBy, Stage.AFTERWARDS, symptom);
  }

  /** Returns the event or timer that decided. */
  public String decidedBy() {
    return decidedBy;
  }

  /** Returns the part of the case that it belongs to. */
  public Stage stage() {
    return stage;
  }

  /** Returns what is plain beyond the expectation. */
  public Symptom symptom() {
    return symptom;
  }

  /** Returns what was expected and what was seen. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
