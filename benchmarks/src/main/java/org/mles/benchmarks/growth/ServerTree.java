package org.mles.benchmarks.growth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.mles.benchmarks.load.OpenFiles;

/**
 * Servers that link to each other as peers, from a root to those that subscribers join, as few as a
 * demand allows. Every formula of it is here. Thread: any.
 *
 * @param constants what each delivery and each connection costs
 * @param demand what is asked
 * @param most connections that a server may send to
 * @param tiers from the root down
 */
public record ServerTree(Constants constants, Demand demand, long most, List<Tier> tiers) {
  /** No demand that can be met needs more. */
  private static final int MOST_TIERS = 8;

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Servers that are equally far from the root.
   *
   * @param servers how many
   * @param below whom they send to: the servers of the next tier, or all subscribers
   */
  public record Tier(long servers, long below) {
    /** Returns how many the busiest of them sends to. */
    public long fanOut() {
      return up(below, servers);
    }
  }

  /** What bounds how many connections a server may send to, each in connections. */
  public record Bounds(long byCpu, long byTime, long byDescriptors, long byMemory) {
    /** Returns the least of them. */
    public long least() {
      return Math.min(Math.min(byCpu, byTime), Math.min(byDescriptors, byMemory));
    }
  }

  /**
   * Finds the tree of fewest tiers.
   *
   * @throws IllegalArgumentException if there is none; the text says why
   */
  public static ServerTree of(Constants constants, Demand demand) {
    for (int tiers = 1; tiers <= MOST_TIERS; tiers++) {
      long most = bounds(constants, demand, tiers).least();
      if (most >= Math.min(2, demand.subscribers())) {
        List<Tier> tree = tiers(demand.subscribers(), most);
        if (tree.size() <= tiers) {
          return new ServerTree(constants, demand, most, tree);
        }
      }
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "no tree of up to %d tiers has %d subscribers, %s messages a second and %s ms to the"
                + " last; of one tier: %s",
            MOST_TIERS,
            demand.subscribers(),
            demand.messagesPerSecond(),
            demand.withinNanos() / 1e6,
            bounds(constants, demand, 1)));
  }

  /** Returns what bounds a server of a tree of so many tiers, which share the time evenly. */
  public static Bounds bounds(Constants constants, Demand demand, int tiers) {
    double ofEach = constants.residentOctets() + constants.kernelOctets();
    double tierNanos = demand.withinNanos() / tiers - constants.hopNanos();
    double memory = demand.memoryOctets() / demand.cores() - constants.bareOctets();
    return new Bounds(
        whole(
            demand.busy()
                * NANOS_PER_SECOND
                / (demand.messagesPerSecond() * constants.sendNanos())),
        whole(tierNanos / constants.sendNanos()),
        Math.max(0, demand.descriptors() - OpenFiles.neededFor(0)),
        whole(memory / ofEach));
  }

  private static long whole(double value) {
    return (long) Math.max(0, Math.floor(value));
  }

  private static List<Tier> tiers(long subscribers, long most) {
    List<Tier> tiers = new ArrayList<>();
    long below = subscribers;
    long servers;
    do {
      servers = up(below, most);
      tiers.add(new Tier(servers, below));
      below = servers;
    } while (servers > 1);
    Collections.reverse(tiers);
    return List.copyOf(tiers);
  }

  private static long up(long all, long each) {
    return (all + each - 1) / each;
  }

  /** Returns how many server processes there are. */
  public long servers() {
    return tiers.stream().mapToLong(Tier::servers).sum();
  }

  /** Returns how many machines they take, one core for each. */
  public long machines() {
    return up(servers(), demand.cores());
  }

  /** Returns how many links there are: each server but the root has one, with an end at both. */
  public long links() {
    return servers() - 1;
  }

  /** Returns the sockets of all servers together, one for each end that they have. */
  public long sockets() {
    return demand.subscribers() + 2 * links();
  }

  /** Returns the heap that connections take in all servers. */
  public double heapOctets() {
    return sockets() * constants.heapOctets();
  }

  /** Returns the memory of all server processes. */
  public double residentOctets() {
    return servers() * constants.bareOctets() + sockets() * constants.residentOctets();
  }

  /** Returns the memory of all kernels for these sockets. */
  public double kernelOctets() {
    return sockets() * constants.kernelOctets();
  }

  /** Returns how many cores are busy on average. */
  public double busyCores() {
    return demand.messagesPerSecond() * deliveries() * constants.sendNanos() / NANOS_PER_SECOND;
  }

  /** Returns what all servers send in a second. */
  public double octetsPerSecond() {
    return demand.messagesPerSecond() * deliveries() * constants.wireOctets();
  }

  /** Returns how often a message is sent, on its way down included. */
  public long deliveries() {
    return demand.subscribers() + links();
  }

  /** Returns when the last subscriber has a message: each tier sends it on, one after the other. */
  public double toLastNanos() {
    return tiers.stream()
        .mapToDouble(tier -> constants.hopNanos() + tier.fanOut() * constants.sendNanos())
        .sum();
  }

  /**
   * Returns how many pairs of a server's members come by one connection id by chance, which has 32
   * bits in version 1; the later of such a pair is refused.
   */
  public double pairsOfOneId() {
    double members = (double) tiers.get(tiers.size() - 1).fanOut();
    return members * (members - 1) / 2 / Math.pow(2, Integer.SIZE);
  }
}
