package org.mles.benchmarks.cores;

import java.util.stream.IntStream;

/**
 * Time until the last send of a message, for so many subscribers on so many loops, each with a core
 * of its own:
 *
 * <pre>
 *  u loops are used, the largest share of the subscribers is m
 *  owner:        first | tell x (u - 1) | m sends
 *  last mirror:  first | tell x (u - 2) | heard | copied | m sends
 * </pre>
 *
 * <p>Assumed: a core for each loop, and others for whoever reads; nothing else to do; one message
 * at a time. At best loops do not hinder each other. At worst each further loop hinders all sends
 * as much as the second did where that was measured, for what two loops share there (kernel,
 * caches, and the two cores with the load), and more than two will not share less.
 *
 * <p>Thread: any.
 *
 * @param constants as measured
 * @param atWorst whether further loops hinder
 */
public record FanOutModel(CoreConstants constants, boolean atWorst) {
  /** Most loops that a server takes. */
  public static final int MOST_LOOPS = 256;

  /** Members that one loop has before others share, unless a server is told otherwise. */
  public static final int MIRROR_FROM = 32;

  /** Returns how many of {@code loops} serve a channel. */
  public static int used(int subscribers, int loops) {
    return Math.max(1, Math.min(loops, (subscribers + MIRROR_FROM - 1) / MIRROR_FROM));
  }

  /** Returns how many subscribers the loop with most of them serves. */
  public static int largestShare(int subscribers, int loops) {
    int even = (subscribers + loops - 1) / loops;
    return Math.max(even, Math.min(subscribers, MIRROR_FROM));
  }

  /** Returns the nanoseconds until the last send. */
  public double nanos(int subscribers, int loops) {
    int used = used(subscribers, loops);
    double send = constants.sendNs() * (atWorst ? 1 + constants.hindrance() * (used - 1) : 1);
    double sends = largestShare(subscribers, loops) * send;
    double owner = (used - 1) * constants.tellNs();
    double mirror =
        used == 1 ? 0 : (used - 2) * constants.tellNs() + constants.hearNs() + constants.copyNs();
    return constants.firstNs() + Math.max(owner, mirror) + sends;
  }

  /** Returns how much of so many cores is used: 1 if n of them are n times as fast as one. */
  public double efficiency(int subscribers, int loops) {
    return nanos(subscribers, 1) / (loops * nanos(subscribers, loops));
  }

  /** Returns the fewest loops than which no other number is faster. */
  public int fastest(int subscribers) {
    return IntStream.rangeClosed(1, MOST_LOOPS)
        .reduce(1, (best, k) -> nanos(subscribers, k) < nanos(subscribers, best) ? k : best);
  }

  /** Returns the most loops of whose cores at least the share {@code least} is used. */
  public int most(int subscribers, double least) {
    return IntStream.rangeClosed(1, MOST_LOOPS)
        .filter(loops -> efficiency(subscribers, loops) >= least)
        .max()
        .orElse(1);
  }
}
