package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.wire.RawFrame;

/** How frames are read off a connection. Thread: the connection's. */
abstract class FrameRules {
  /** A connection was accepted. */
  protected void accepted(ModelServer server, Connection connection) throws IOException {}

  /** Returns the time for a first frame in milliseconds, 0 for ever. */
  protected int deadlineMillis(ModelServer server) {
    Long millis = server.settings().limits().of(Limit.FIRST_FRAME_MILLIS);
    return millis == null ? 0 : Math.toIntExact(millis);
  }

  /** Returns the longest body that a connection may send now. */
  protected int bodyLimit(ModelServer server, Connection connection) {
    return Math.toIntExact(server.settings().inForce(Limit.BODY_OCTETS));
  }

  /** Returns the octets that may wait for a reader. */
  protected long slowReaderOctets(ModelServer server) {
    Long octets = server.settings().limits().of(Limit.SLOW_READER_OCTETS);
    return octets == null ? Long.MAX_VALUE : octets;
  }

  /** Reads one frame; null if the connection must end. */
  protected @Nullable RawFrame readFrame(ModelServer server, Connection connection, boolean first)
      throws IOException {
    byte[] header = readHeader(connection, first);
    if (header.length < RawFrame.HEADER_OCTETS) {
      partial(server, connection, header, first);
      return null;
    }
    int length = length(header);
    boolean type = first ? isFirstType(header[0]) : isLaterType(header[0]);
    if (!type
        || length > bodyLimit(server, connection)
        || !(first ? isFirstLength(connection, length) : isLaterLength(length))) {
      badHeader(server, connection);
      return null;
    }
    byte[] body = readBody(server, connection, length);
    byte[] whole = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    if (body.length < length) {
      partial(server, connection, whole, first);
      return null;
    }
    return RawFrame.parse(whole);
  }

  /** Reads a header; shorter if the stream ended. */
  protected byte[] readHeader(Connection connection, boolean first) throws IOException {
    return connection.in().take(RawFrame.HEADER_OCTETS);
  }

  /** Reads a body; shorter if the stream ended. */
  protected byte[] readBody(ModelServer server, Connection connection, int length)
      throws IOException {
    return connection.in().take(length);
  }

  /** Returns the body length that a header announces. */
  protected int length(byte[] header) {
    return RawFrame.parse(header).announced();
  }

  /** Says whether a first header may have this type. */
  protected boolean isFirstType(byte type) {
    return type == RawFrame.TYPE;
  }

  /** Says whether a later header may have this type. */
  protected boolean isLaterType(byte type) {
    return type == RawFrame.TYPE;
  }

  /** Says whether a first header may announce this length. */
  protected boolean isFirstLength(Connection connection, int length) {
    return length > 0;
  }

  /** Says whether a later header may announce this length. */
  protected boolean isLaterLength(int length) {
    return length > 0;
  }

  /** A header was refused. */
  protected void badHeader(ModelServer server, Connection connection) {}

  /** The stream ended inside a frame. */
  protected void partial(ModelServer server, Connection connection, byte[] octets, boolean first) {}
}
