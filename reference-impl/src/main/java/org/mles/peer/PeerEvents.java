package org.mles.peer;

/** Observer of links. Thread: loop. */
public interface PeerEvents {
  /** A link is up and has sent its opening, a resync or a plain first frame. */
  default void linkUp(String channel, boolean resync) {}

  /**
   * A link is down, or could not be set up; another attempt follows.
   *
   * @param retryNanos in how long
   */
  default void linkDown(String channel, String why, long retryNanos) {}
}
