package org.mles.conformance.selftest.model.n;

import org.mles.conformance.selftest.model.Connection;

/**
 * A connection's place in a channel.
 *
 * @param id hash of the N draft, or CID of version 1
 * @param frames whether it speaks version 1
 */
public record NMembership(NChannel channel, long id, Connection connection, boolean frames) {}
