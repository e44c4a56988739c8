package org.mles.session;

import java.nio.ByteBuffer;

/**
 * What a session says itself to its own client, such as a handshake, a page or a pong.
 *
 * <p>Once the client is a member, others speak as well; then what is said here goes out between two
 * frames of the channel, in its place. Whoever does not read it is closed as a slow reader. Thread:
 * the connection's loop.
 */
public interface Mouth {
  /**
   * Says octets.
   *
   * @param octets not to be changed before they are out; they stay as they are
   */
  void say(ByteBuffer octets);

  /**
   * Says that nothing more follows. When all is out, or soon, the client is told so, and the
   * connection is closed when it ends its side as well, or a little later.
   */
  void end();
}
