package org.mles.client;

import org.mles.frame.v1.V1Header;

/**
 * Header and body of one frame that has arrived completely; the body is not decoded yet.
 *
 * @param body exactly {@code header.bodyOctets()} octets
 */
@SuppressWarnings("ArrayRecordComponent") // a payload: compared by nobody, copied by nobody
record WholeFrame(V1Header header, byte[] body) {}
