package org.mles.conformance.fuzz;

import java.util.List;
import java.util.Random;
import org.mles.conformance.book.Protocol;

/** How clients of one protocol talk, right and wrong, and what is owed to them. Thread: caller. */
public interface Dialect {
  /** Returns whose dialect it is. */
  Protocol protocol();

  /** Returns the clause by which a server serves honest clients whatever the others do. */
  String robustness();

  /** Returns what one client does, some of it changed where a server has to decide. */
  List<Step> line(int actor, Random random);

  /**
   * Joins two clients to a channel of their own.
   *
   * @param tail ends the names of channel and users
   */
  Pair pair(Door door, String tail);

  /** Joins two witnesses to the channel of a conversation. */
  Talk talk(Door door, String tail);

  /** Two honest clients. */
  interface Pair extends AutoCloseable {
    /** Proves that one hears the other, and nothing else since the last time. */
    void ping();

    @Override
    void close();
  }

  /** A conversation. */
  interface Talk extends AutoCloseable {
    /**
     * Plays steps and judges what the subject made of them.
     *
     * @throws Violation.Noticed if that breaks a clause
     * @throws IllegalArgumentException if a step is none of this dialect
     */
    void play(List<Step> steps);

    @Override
    void close();
  }
}
