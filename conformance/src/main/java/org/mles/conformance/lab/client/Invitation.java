package org.mles.conformance.lab.client;

import java.net.InetSocketAddress;
import org.mles.conformance.book.Settings;

/**
 * All that a client under test is told.
 *
 * @param server where the suite listens
 * @param uid who the client is
 * @param channel which channel it joins
 * @param settings keys of the server that the suite plays
 */
public record Invitation(InetSocketAddress server, String uid, String channel, Settings settings) {}
