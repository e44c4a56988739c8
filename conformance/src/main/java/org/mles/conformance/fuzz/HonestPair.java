package org.mles.conformance.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two members of a channel that are proven to be served: one speaks, the other hears. On a channel
 * of their own they must hear each other and nothing else; beside a conversation they are its
 * witnesses.
 *
 * <p>Thread: caller.
 *
 * @param <F> what is said: a frame or a message
 */
public abstract class HonestPair<F> implements Dialect.Pair {
  private final Set<F> said = new HashSet<>();
  private int number;

  /** Returns the number of what is said next. */
  protected final int next() {
    return ++number;
  }

  /** Remembers that one of the two says this, and returns it. */
  protected final F noted(F thing) {
    said.add(thing);
    return thing;
  }

  /** Lets the speaker say something new. */
  public abstract F sentinel();

  /** Returns what the hearer heard before something that is said by whomever. */
  public abstract List<F> heardBefore(F last);

  /** Returns what the hearer heard before something that is said now. */
  public final List<F> heard() {
    return heardBefore(sentinel());
  }

  /** Says whether one of the two said this, or joined by it. */
  public boolean said(F thing) {
    return said.contains(thing);
  }
}
