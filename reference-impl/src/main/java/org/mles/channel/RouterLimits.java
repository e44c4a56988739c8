package org.mles.channel;

/**
 * Bounds of a router's channels.
 *
 * @param history what each channel retains
 * @param slowReaderOctets how far a member may fall behind before it is closed. Source: V1-LIM-03
 * @param channels how many channels may have members at a time. Source: V1-LIM-09
 * @param desertedChannels how many channels without members are kept for their history. Source:
 *     V1-LIM-04
 * @param desertedNanos for how long
 */
public record RouterLimits(
    HistoryLimits history,
    long slowReaderOctets,
    int channels,
    int desertedChannels,
    long desertedNanos) {}
