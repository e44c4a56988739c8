package org.mles.mirror;

/**
 * Over how many loops a server spreads what it does.
 *
 * <p>Thread: any.
 *
 * @param loops each with channels that it owns, and a thread
 * @param mirrorFrom members of a channel that one loop has before others share the work
 */
public record Spread(int loops, int mirrorFrom) {
  /** Far more than one acceptor could keep busy. */
  public static final int MAX_LOOPS = 256;

  /** Below that, waking another loop and copying costs more than the sends that it takes over. */
  public static final int MIRROR_FROM = 32;

  /** Refuses what no server could work with. */
  public Spread {
    if (loops < 1 || loops > MAX_LOOPS) {
      throw new IllegalArgumentException("loops: " + loops);
    }
    if (mirrorFrom < 1) {
      throw new IllegalArgumentException("mirror-from: " + mirrorFrom);
    }
  }

  /** Returns what a server does that is told nothing: everything on one loop. */
  public static Spread standard() {
    return new Spread(1, MIRROR_FROM);
  }
}
