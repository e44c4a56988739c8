package org.mles.conformance.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One conversation on one channel, with two witnesses. A client that has not ended ends at the end;
 * that the subject then closes too is the barrier behind which everything it sent has been judged.
 *
 * <p>Thread: caller.
 *
 * @param <F> what is said: a frame or a message
 * @param <A> a client of the conversation
 */
public abstract class Conversation<F, A extends Conversation.Actor> implements Dialect.Talk {
  /** How the hearer of the two is called, and what somebody gets who comes late. */
  protected static final String WITNESS = "the witness";

  protected static final String HISTORY = "the history";

  private final Door door;
  private final String tail;
  private final HonestPair<F> witnesses;
  private final Map<Integer, A> actors = new TreeMap<>();

  /** Begins with the witnesses, on the channel of {@link #channel}. */
  protected Conversation(Door door, String tail, HonestPair<F> witnesses) {
    this.door = door;
    this.tail = tail;
    this.witnesses = witnesses;
  }

  /** A client of the conversation. */
  public interface Actor extends Hand.Owner {
    /** Returns what does its steps. */
    Hand hand();

    /** Ends its connection. */
    void leave();
  }

  /** Returns the channel of a conversation. */
  protected static String channel(String tail) {
    return "c-" + tail;
  }

  /** Returns the way to the subject. */
  protected final Door door() {
    return door;
  }

  /** Returns the uid that belongs to this conversation alone. */
  protected final String uid(String role) {
    return role + "-" + tail;
  }

  /** Returns the clients so far, by number. */
  protected final Collection<A> actors() {
    return actors.values();
  }

  /** Connects a client. */
  protected abstract A enter(String name, String uid);

  /** Waits until the subject has ended a connection that was not reset, and looks at what came. */
  protected abstract void ended(A actor);

  /** Returns what the witness heard. */
  protected abstract List<F> heard();

  /** Finds out what is owed, once all have ended. */
  protected abstract void settle();

  /** Judges whether the witness heard of one client what it had to. */
  protected abstract void complete(A actor, List<F> heard);

  /** Judges something that {@code who} holds: it has to be a member's. */
  protected abstract void isolated(F thing, String who);

  /** Returns what somebody gets who joins now; the witness must not hear anybody else. */
  protected abstract List<F> newcomer();

  @Override
  public final void play(List<Step> steps) {
    for (Step step : steps) {
      actors.computeIfAbsent(step.actor(), this::enter).hand().take(step);
    }
    actors().forEach(actor -> actor.hand().end());
    actors().stream().filter(actor -> !actor.hand().isReset()).forEach(this::ended);
    List<F> heard = heard();
    settle();
    actors().forEach(actor -> complete(actor, heard));
    heard.forEach(thing -> isolated(thing, WITNESS));
    newcomer().stream()
        .filter(thing -> !witnesses.said(thing))
        .forEach(thing -> isolated(thing, HISTORY));
  }

  private A enter(int number) {
    return enter("client " + number, uid("u" + number));
  }

  @Override
  public final void close() {
    actors().forEach(Actor::leave);
    witnesses.close();
  }
}
