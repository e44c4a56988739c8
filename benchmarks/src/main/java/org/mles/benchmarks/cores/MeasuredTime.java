package org.mles.benchmarks.cores;

/**
 * A measured time until the last send: the median over rounds of medians over messages.
 *
 * @param subscribers how many there were
 * @param loops of the server
 * @param ns nanoseconds
 * @param rounds how many legs were valid
 */
public record MeasuredTime(int subscribers, int loops, long ns, int rounds) {}
