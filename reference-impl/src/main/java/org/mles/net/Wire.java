package org.mles.net;

import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/**
 * The ends of a transport: what the selector watches, what octets come from and go to.
 *
 * <p>For plain TCP all three are the socket; TLS, or a test that counts writes, wraps two of them.
 */
public record Wire(SelectableChannel selectable, ReadableByteChannel in, GatheringByteChannel out) {
  /** Makes the wire of plain TCP. */
  public static Wire plain(SocketChannel socket) {
    return new Wire(socket, socket, socket);
  }
}
