package org.mles.mirror;

import java.util.List;

/**
 * The loops of a server as one of them sees them, for the channels of one protocol. Thread: any.
 *
 * @param all by their numbers
 * @param self the number of the one that sees them
 * @param mirrorFrom as {@link Spread#mirrorFrom}
 */
public record Hosts(List<Host> all, int self, int mirrorFrom) {
  /** Takes a copy of the list. */
  public Hosts {
    all = List.copyOf(all);
  }

  Host own() {
    return all.get(self);
  }
}
