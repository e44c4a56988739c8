package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.wire.RawFrame;

/** How frames are read off a connection. Thread: the connection's. */
abstract class FrameRules {
  /** A connection was accepted. */
  protected void accepted(ModelServer server, Link link) {}

  /** Returns the time for a first frame in milliseconds, 0 for ever. */
  protected int deadlineMillis(ModelServer server) {
    Long millis = server.settings().limits().of(Limit.FIRST_FRAME_MILLIS);
    return millis == null ? 0 : Math.toIntExact(millis);
  }

  /** Returns the longest body. */
  protected int bodyLimit(ModelServer server) {
    return Math.toIntExact(server.settings().inForce(Limit.BODY_OCTETS));
  }

  /** Returns the octets that may wait for a reader. */
  protected long slowReaderOctets(ModelServer server) {
    Long octets = server.settings().limits().of(Limit.SLOW_READER_OCTETS);
    return octets == null ? Long.MAX_VALUE : octets;
  }

  /** Reads one frame; null if the connection must end. */
  protected @Nullable RawFrame readFrame(ModelServer server, Link link, boolean first)
      throws IOException {
    byte[] header = readHeader(link, first);
    if (header.length < RawFrame.HEADER_OCTETS) {
      partial(server, link, header, first);
      return null;
    }
    int length = length(header);
    boolean type = first ? isFirstType(header[0]) : isLaterType(header[0]);
    if (!type
        || length > bodyLimit(server)
        || !(first ? isFirstLength(link, length) : isLaterLength(length))) {
      badHeader(server, link);
      return null;
    }
    byte[] body = readBody(server, link, length);
    byte[] whole = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    if (body.length < length) {
      partial(server, link, whole, first);
      return null;
    }
    return RawFrame.parse(whole);
  }

  /** Reads a header; shorter if the stream ended. */
  protected byte[] readHeader(Link link, boolean first) throws IOException {
    return link.in().take(RawFrame.HEADER_OCTETS);
  }

  /** Reads a body; shorter if the stream ended. */
  protected byte[] readBody(ModelServer server, Link link, int length) throws IOException {
    return link.in().take(length);
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
  protected boolean isFirstLength(Link link, int length) {
    return length > 0;
  }

  /** Says whether a later header may announce this length. */
  protected boolean isLaterLength(int length) {
    return length > 0;
  }

  /** A header was refused. */
  protected void badHeader(ModelServer server, Link link) {}

  /** The stream ended inside a frame. */
  protected void partial(ModelServer server, Link link, byte[] octets, boolean first) {}
}
