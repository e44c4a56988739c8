package org.mles.frame.v2;

/**
 * What the first message of a session says. Thread: any.
 *
 * @param uid user id; may be empty, which nobody may join as
 * @param channel channel name, as well
 * @param auth proof that it may join
 * @param shown its text as others may see it: octet for octet if it has no {@code auth}, else
 *     without that. Source: V2-FWD-05
 */
public record FirstMessage(String uid, String channel, Auth auth, String shown) {}
