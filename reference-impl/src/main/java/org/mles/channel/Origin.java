package org.mles.channel;

import org.mles.rule.WireRule;

/**
 * Who says something in a channel and does not hear it: a member that reads here, or one that reads
 * on another loop. Thread: loop.
 */
public interface Origin {
  /** Returns the id under which it is active in the channel. */
  long id();

  /** Tells whether it is a member still. */
  boolean isHere();

  /** Leaves out frames that were appended last. */
  void stepOver(long start, long end, int frames);

  /** Hears that somebody else wants to be here in its place. */
  void contested();

  /** Gets nothing more and is closed. Source: V1-LIM-03, V1-LIM-11, V1-LIM-14. */
  void giveUp(WireRule rule, String why);
}
