package org.mles.conformance.selftest.model.v2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * As much of version 1 as shows whose channels are whose: frames are passed on, and nothing is
 * judged or kept. Thread: the connection's.
 */
final class Version1 {
  private final V2ModelServer server;

  Version1(V2ModelServer server) {
    this.server = server;
  }

  /** Serves a client of version 1 until it ends. */
  void serve(V2Session session) throws IOException {
    Connection connection = session.connection();
    byte[] frame = next(connection);
    Triple triple = frame == null ? null : new BodyDecoder().decode(RawFrame.parse(frame).body());
    if (triple == null) {
      return;
    }
    V2Member member = message -> connection.send(message.payload());
    ChannelRules rules = server.rules().channel();
    V2Channel channel = server.channel(rules.version1Name(triple.channel()));
    String name = "connection " + connection.number();
    synchronized (server) {
      channel.members().put(name, member);
      session.joined(channel);
    }
    try {
      while (frame != null) {
        synchronized (server) {
          rules.forward(channel, member, WsMessage.binary(frame));
        }
        frame = next(connection);
      }
    } finally {
      synchronized (server) {
        channel.members().remove(name);
      }
    }
  }

  /** Returns the next frame, or null if the stream has ended. */
  private static byte @Nullable [] next(Connection connection) throws IOException {
    byte[] header = connection.in().take(RawFrame.HEADER_OCTETS);
    if (header.length < RawFrame.HEADER_OCTETS) {
      return null;
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header);
    frame.writeBytes(connection.in().take(RawFrame.parse(header).announced()));
    return frame.toByteArray();
  }
}
