package org.mles.conformance.selftest.model.n;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Limit;
import org.mles.conformance.selftest.model.BodyDecoder;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.Triple;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.RawFrame;

/**
 * What a server of the N draft does, one method per decision, all of them right. A fault is a
 * subclass that overrides one. Draft.
 *
 * <p>Thread: the connection's, where the method takes no lock; else under the server's lock.
 */
public class NRules {
  private static final int JSON_LIMIT = 65_536;
  private static final int CHUNK_OCTETS = 65_536;
  private static final int LENGTH_MASK = 0xFF_FFFF;

  // The first frame.

  /** Returns the time for a first frame in milliseconds, 0 for ever. */
  protected int deadlineMillis(NModelServer server) {
    Long millis = server.settings().limits().of(Limit.FIRST_FRAME_MILLIS);
    return millis == null ? 0 : Math.toIntExact(millis);
  }

  /** Returns the octets that may wait for a reader. */
  protected long slowReaderOctets(NModelServer server) {
    Long octets = server.settings().limits().of(Limit.SLOW_READER_OCTETS);
    return octets == null ? Long.MAX_VALUE : octets;
  }

  /** Reads a first frame and joins; null if the connection must end. */
  protected @Nullable NMembership enter(NModelServer server, Connection connection)
      throws IOException {
    byte[] type = connection.in().take(1);
    if (type.length == 0) {
      return null;
    }
    if (type[0] == RawFrame.TYPE) {
      return enterVersion1(server, connection);
    }
    byte[] rest = readRestOfHeader(connection);
    byte[] header = joined(type, rest);
    if (header.length < NFirst.HEADER_OCTETS) {
      partial(server, header);
      return null;
    }
    int length = length(header);
    if (!isType(type[0]) || !isLength(connection, length)) {
      return null;
    }
    byte[] json = connection.in().take(length);
    if (json.length < length) {
      partial(server, joined(header, json));
      return null;
    }
    NNames names = names(json);
    long hash = ByteBuffer.wrap(header).getLong(Integer.BYTES);
    return names != null && isHash(server, length, names, hash)
        ? join(server, connection, names, hash, joined(header, json))
        : null;
  }

  /** Reads the eleven octets behind the type; fewer if the stream ended. */
  protected byte[] readRestOfHeader(Connection connection) throws IOException {
    return connection.in().take(NFirst.HEADER_OCTETS - 1);
  }

  /** Returns the length of the JSON text. */
  protected int length(byte[] header) {
    return ByteBuffer.wrap(header).getInt() & LENGTH_MASK;
  }

  /** Says whether a connection may begin so. */
  protected boolean isType(byte type) {
    return type == NFirst.TYPE;
  }

  /** Says whether a JSON text may be so long. */
  protected boolean isLength(Connection connection, int length) throws IOException {
    return length >= 2 && length <= JSON_LIMIT;
  }

  /** The stream ended inside the first frame. */
  protected void partial(NModelServer server, byte[] octets) {}

  /** Returns what the JSON text says, or null. */
  protected @Nullable NNames names(byte[] json) {
    String text = NNames.text(json);
    return text == null ? null : NNames.of(NNames.parsed(text));
  }

  /** Says whether the hash is the right one. */
  protected boolean isHash(NModelServer server, int length, NNames names, long hash) {
    return hash == NFirst.hash(length, server.settings().sharedKey(), names.uid(), names.channel());
  }

  private @Nullable NMembership enterVersion1(NModelServer server, Connection connection)
      throws IOException {
    byte[] rest = connection.in().take(RawFrame.HEADER_OCTETS - 1);
    byte[] header = joined(new byte[] {RawFrame.TYPE}, rest);
    if (!speaksVersion1() || header.length < RawFrame.HEADER_OCTETS) {
      return null;
    }
    byte[] body = connection.in().take(RawFrame.parse(header).announced());
    Triple triple = new BodyDecoder().decode(body);
    if (triple == null) {
      return null;
    }
    long cid = RawFrame.parse(header).key() & 0xFFFF_FFFFL;
    synchronized (server) {
      NChannel channel = server.channel(version1Name(triple.channel()));
      NMembership member = new NMembership(channel, cid, connection, true);
      channel.members().put(cid, connection);
      forward(channel, connection, joined(header, body));
      return member;
    }
  }

  /** Says whether version 1 is spoken too. */
  protected boolean speaksVersion1() {
    return true;
  }

  /** Returns the name under which a channel is found. */
  protected String channelName(String sent) {
    return sent;
  }

  /** Returns the name under which a channel of version 1 is found. */
  protected String version1Name(String sent) {
    return "version 1: " + sent;
  }

  // Membership.

  /** Joins a connection whose first frame is right; null if it must end. */
  protected @Nullable NMembership join(
      NModelServer server, Connection connection, NNames names, long hash, byte[] first)
      throws IOException {
    synchronized (server) {
      NChannel channel = server.channel(channelName(names.channel()));
      if (isDuplicate(channel, hash)) {
        return null;
      }
      NMembership member = new NMembership(channel, hash, connection, false);
      channel.members().put(hash, connection);
      replay(channel, connection);
      entered(server, member, first);
      return member;
    }
  }

  /** Says whether a hash is taken. */
  protected boolean isDuplicate(NChannel channel, long hash) {
    return channel.members().containsKey(hash);
  }

  /** A connection has become a member. */
  protected void entered(NModelServer server, NMembership member, byte[] first) {}

  // The stream.

  /** Reads a chunk; empty if the stream has ended. */
  protected byte[] readChunk(NModelServer server, Connection connection) throws IOException {
    return connection.in().takeOnce(CHUNK_OCTETS);
  }

  /** A member has said something. */
  protected void said(NModelServer server, Connection from, NMembership member, byte[] chunk)
      throws IOException {
    synchronized (server) {
      forward(member.channel(), from, chunk);
      if (!member.frames()) {
        keep(server, member.channel(), chunk);
      }
    }
  }

  /** Sends octets to every other member. */
  protected void forward(NChannel channel, Connection from, byte[] octets) {
    for (Connection member : List.copyOf(channel.members().values())) {
      if (member != from) {
        member.send(octets);
      }
    }
  }

  /** Keeps a chunk for later joiners. */
  protected void keep(NModelServer server, NChannel channel, byte[] chunk) {
    channel.history().add(chunk);
    while (channel.history().size() > server.settings().historyLimit()) {
      channel.history().remove(0);
    }
  }

  /** Sends the kept chunks to a joiner. */
  protected void replay(NChannel channel, Connection connection) {
    channel.history().forEach(connection::send);
  }

  // Ends.

  /** A connection has ended, or was refused; {@code member} is null if it never joined. */
  protected void over(NModelServer server, Connection connection, @Nullable NMembership member)
      throws IOException {
    left(server, member);
    connection.closeAfterOutput();
  }

  /** Ends a membership. */
  protected void left(NModelServer server, @Nullable NMembership member) {
    synchronized (server) {
      if (member != null) {
        member.channel().members().remove(member.id(), member.connection());
      }
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
