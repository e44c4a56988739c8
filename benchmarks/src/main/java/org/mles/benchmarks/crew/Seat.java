package org.mles.benchmarks.crew;

/**
 * An agent that takes part.
 *
 * @param peer as the group knows it
 * @param name as readers know it
 */
record Seat(String peer, String name) {}
