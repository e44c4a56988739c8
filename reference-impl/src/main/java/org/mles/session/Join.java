package org.mles.session;

/**
 * What an authenticated first frame asks for.
 *
 * @param uid user id
 * @param channel channel name
 * @param id under which the connection is active in the channel: the CID as sent, unsigned
 * @param key the key that was found right
 */
public record Join(String uid, String channel, long id, long key) {}
