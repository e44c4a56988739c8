package org.mles.conformance.lab.bridge;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.mles.conformance.book.Settings;

/**
 * All that a bridge under test is told.
 *
 * @param a where the suite listens as one server
 * @param b where it listens as the other
 * @param uid who the bridge is on both, if it lets itself be told
 * @param channel which channel it carries
 * @param silence after which a server is lost, if the bridge lets itself be told
 * @param settings keys of the servers
 */
public record Errand(
    InetSocketAddress a,
    InetSocketAddress b,
    String uid,
    String channel,
    Duration silence,
    Settings settings) {}
