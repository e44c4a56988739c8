package org.mles.conformance.fuzz;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * One thing that one client does. Frames are named, not spelt, since names of channels and users
 * are new in each run; their lengths are not, so offsets of edits stay right.
 *
 * @param actor which client, from 0
 * @param act what it does; for the ends of a connection the rest has no meaning
 * @param number makes the frame different from others
 * @param octets length of its message, or of a run
 * @param edits changes of the honest frame, in this order
 * @param cuts lengths of pieces that are sent one by one; what they leave follows whole
 * @param held whether it waits for the client's next send, to share a segment with it
 */
public record Step(
    int actor,
    Act act,
    int number,
    int octets,
    List<Edit> edits,
    List<Integer> cuts,
    boolean held) {
  /** Most clients of a conversation. */
  public static final int ACTORS = 3;

  private static final int LARGEST_MESSAGE = 1 << 20;

  /** What a client does. */
  public enum Act {
    /** Sends a frame with an empty message. Version 1. */
    EMPTY,
    /** Sends a message of {@code octets}, or so many behind what makes it known. */
    MESSAGE,
    /** Joins as if it were the witness. */
    DUPLICATE,
    /** Sends a resync of {@code number % 3 + 1} items. Version 1. */
    RESYNC,
    /** Sends one unit again and again, which one {@code number} says, in so many octets. */
    RUN,
    /** Asks for a WebSocket. Version 2. */
    REQUEST,
    /** Sends a first message. Version 2. */
    FIRST,
    /** Asks for a sign of life. Version 2. */
    PING,
    /** Gives one. Version 2. */
    PONG,
    /** Says that this is the end. Version 2. */
    CLOSE,
    /** Sends octets that are no frame, those of the edits. */
    NOISE,
    /** Ends its direction. */
    FIN,
    /** Resets the connection. */
    RESET;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Act of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public Step {
    if (actor < 0 || actor >= ACTORS) {
      throw new IllegalArgumentException("actor " + actor + " is not in 0 to " + (ACTORS - 1));
    }
    if (octets < 0 || octets > LARGEST_MESSAGE) {
      throw new IllegalArgumentException("message of " + octets + " octets");
    }
    if (number < 0 || cuts.stream().anyMatch(cut -> cut < 0)) {
      throw new IllegalArgumentException("number " + number + " or a piece is negative");
    }
    edits = List.copyOf(edits);
    cuts = List.copyOf(cuts);
  }

  /** Returns the step with other changes. */
  public Step withEdits(List<Edit> others) {
    return new Step(actor, act, number, octets, others, cuts, held);
  }

  /** Returns the step sent in one piece, by itself. */
  Step whole() {
    return new Step(actor, act, number, octets, edits, List.of(), false);
  }

  /** Returns the step with another length. */
  public Step withOctets(int other) {
    return new Step(actor, act, number, other, edits, cuts, held);
  }
}
