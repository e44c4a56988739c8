package org.mles.session;

/**
 * What an authenticated first frame asks for.
 *
 * @param protocol what the connection speaks
 * @param uid user id
 * @param channel channel name, among those of the protocol
 * @param id under which the connection is active in the channel: the CID as sent, unsigned; in the
 *     N draft the hash
 * @param key the key that was found right; in the N draft the hash
 */
public record Join(Protocol protocol, String uid, String channel, long id, long key) {}
