package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/** Who may join by what first frame. Thread: the connection's. */
abstract class JoinRules extends FrameRules {
  /** Returns the limits on how many there are. */
  abstract Crowd crowd();

  /** Says whether the CID is taken. */
  protected abstract boolean isDuplicate(ModelServer server, Channel channel, int cid);

  /** A duplicate is about to be closed. */
  protected abstract void refusedDuplicate(
      ModelServer server, Channel channel, Connection connection, RawFrame first);

  /** Makes a member, replays, forwards and keeps its first frames. */
  protected abstract void join(
      ModelServer server,
      Channel channel,
      Connection connection,
      RawFrame judged,
      List<RawFrame> frames);

  /** Judges a first frame and joins it; false if the connection must end. */
  protected boolean enter(ModelServer server, Connection connection, RawFrame first)
      throws IOException {
    List<byte[]> items = resyncItems(first);
    List<RawFrame> frames = new ArrayList<>();
    for (byte[] item : items) {
      RawFrame frame = frameOf(server, first, item);
      if (frame == null) {
        return false;
      }
      frames.add(frame);
    }
    boolean resync = !frames.isEmpty();
    return resync
        ? enterResync(server, connection, first, frames)
        : enterAs(server, connection, first, first, List.of(first));
  }

  /** Judges a resync by its first item. */
  protected boolean enterResync(
      ModelServer server, Connection connection, RawFrame outer, List<RawFrame> items) {
    boolean strict = server.settings().strictResync();
    boolean outerKey = outer.key() == items.get(0).key();
    Triple triple = decode(items.get(0).body());
    if (triple == null || (strict && !outerKey)) {
      return false;
    }
    List<RawFrame> own = items.stream().filter(item -> belongs(item, triple.channel())).toList();
    return enterAs(server, connection, outer, items.get(0), own);
  }

  /** Judges one frame and joins its connection with all of {@code frames}. */
  protected boolean enterAs(
      ModelServer server,
      Connection connection,
      RawFrame outer,
      RawFrame judged,
      List<RawFrame> frames) {
    Triple triple = decode(judged.body());
    if (triple == null || !isKey(server, connection, triple, judged) || !isAllowed(outer, judged)) {
      return false;
    }
    synchronized (server) {
      Channel channel = server.channel(channelName(triple.channel()));
      if (isDuplicate(server, channel, judged.cid())) {
        refusedDuplicate(server, channel, connection, judged);
        return false;
      }
      if (channel.members().isEmpty() && !crowd().mayOpen(server)) {
        return false;
      }
      join(server, channel, connection, judged, frames);
    }
    return true;
  }

  /** Returns the items of a resync; none if the body is none. */
  protected List<byte[]> resyncItems(RawFrame first) {
    return new BodyDecoder().resyncItems(first.body());
  }

  /** Returns an item of a resync as a frame, or null if it is none. */
  protected @Nullable RawFrame frameOf(ModelServer server, RawFrame outer, byte[] item) {
    if (item.length <= RawFrame.HEADER_OCTETS) {
      return null;
    }
    RawFrame frame = RawFrame.parse(item);
    boolean whole = frame.type() == RawFrame.TYPE && frame.announced() == frame.body().length;
    return whole ? frame : null;
  }

  /** Says whether an item of a resync belongs to its channel. */
  protected boolean belongs(RawFrame item, String channel) {
    Triple triple = decode(item.body());
    return triple == null ? resyncItems(item).isEmpty() : triple.channel().equals(channel);
  }

  /** Says whether a frame with the right key may join at all. */
  protected boolean isAllowed(RawFrame outer, RawFrame judged) {
    return true;
  }

  /** Returns the triple of a first body, or null. */
  protected @Nullable Triple decode(byte[] body) {
    return new BodyDecoder().decode(body);
  }

  /** Says whether the key is the right one. */
  protected boolean isKey(
      ModelServer server, Connection connection, Triple triple, RawFrame frame) {
    return endpoints(connection).stream()
        .anyMatch(e -> frame.key() == hash(keyStrings(server, e, triple)));
  }

  /** Returns the endpoint texts that a client may use. */
  protected List<String> endpoints(Connection connection) {
    InetSocketAddress remote = connection.remote();
    List<String> texts = new ArrayList<>();
    texts.add(JoinKey.endpoint(remote));
    if (remote.getAddress() instanceof Inet4Address) {
      texts.add(JoinKey.mappedEndpoint(remote));
    }
    return texts;
  }

  /** Returns what is hashed, in order. */
  protected List<String> keyStrings(ModelServer server, String endpoint, Triple triple) {
    String shared = unlessEmpty(server.settings().sharedKey());
    String addressKey = unlessEmpty(server.settings().addressKey());
    if (shared != null) {
      return List.of(shared, triple.uid(), triple.channel());
    } else if (addressKey != null) {
      return List.of(endpoint, addressKey, triple.uid(), triple.channel());
    }
    return List.of(endpoint, triple.uid(), triple.channel());
  }

  private static @Nullable String unlessEmpty(@Nullable String key) {
    return key == null || key.isEmpty() ? null : key;
  }

  /** Hashes the strings. */
  protected long hash(List<String> strings) {
    return JoinKey.of(strings.toArray(String[]::new));
  }

  /** Returns the name under which a channel is found. */
  protected String channelName(String sent) {
    return sent;
  }
}
