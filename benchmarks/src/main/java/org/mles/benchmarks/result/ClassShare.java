package org.mles.benchmarks.result;

/**
 * Objects of one class that came with the members of a leg.
 *
 * @param name of the class, as the JVM writes it
 * @param instances how many for each connection
 * @param octets how much heap for each connection
 */
public record ClassShare(String name, double instances, double octets) {
  /** Refuses a class without a name. */
  public ClassShare {
    Whole.part(name, "name");
  }
}
