package org.mles.conformance.selftest.model.v2;

import org.mles.conformance.wire.WsMessage;

/**
 * What a first message asks for. Thread: any.
 *
 * @param sent as it came
 * @param shown as others may see it. Source: V2-FWD-05
 */
public record V2Join(String uid, String channel, WsMessage sent, WsMessage shown) {}
