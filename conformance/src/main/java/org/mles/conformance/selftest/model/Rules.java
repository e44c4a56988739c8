package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/**
 * What a Mles server does, one method per decision, all of them right. A fault is a subclass that
 * overrides one.
 *
 * <p>Thread: the connection's, where the method takes no lock; else under the server's lock.
 */
public class Rules {
  /** A first body's names and message. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Triple(String uid, String channel, byte[] message) {}

  private final Crowd crowd;

  /** Makes rules that keep the configured limits. */
  public Rules() {
    this(new Crowd());
  }

  /** Makes rules with limits of their own. */
  public Rules(Crowd crowd) {
    this.crowd = crowd;
  }

  Crowd crowd() {
    return crowd;
  }

  // Reading frames.

  /** A connection was accepted. */
  protected void accepted(ModelServer server, Link link) {}

  /** Returns the time for a first frame in milliseconds, 0 for ever. */
  protected int deadlineMillis(ModelServer server) {
    Integer millis = server.settings().firstFrameMillis();
    return millis == null ? 0 : millis;
  }

  /** Returns the longest body. */
  protected int bodyLimit(ModelServer server) {
    Integer limit = server.settings().bodyLimit();
    return limit == null ? RawFrame.MAX_BODY_OCTETS : limit;
  }

  /** Returns the octets that may wait for a reader. */
  protected long slowReaderOctets(ModelServer server) {
    Long octets = server.settings().slowReaderOctets();
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

  // The first frame.

  /** Judges a first frame and joins it; false if the connection must end. */
  protected boolean enter(ModelServer server, Link link, RawFrame first) throws IOException {
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
        ? enterResync(server, link, first, frames)
        : enterAs(server, link, first, first, List.of(first));
  }

  /** Judges a resync by its first item. */
  protected boolean enterResync(
      ModelServer server, Link link, RawFrame outer, List<RawFrame> items) {
    boolean strict = server.settings().strictResync();
    boolean outerKey = outer.key() == items.get(0).key();
    Triple triple = decode(items.get(0).body());
    if (triple == null || (strict && !outerKey)) {
      return false;
    }
    List<RawFrame> own = items.stream().filter(item -> belongs(item, triple.channel())).toList();
    return enterAs(server, link, outer, items.get(0), own);
  }

  /** Judges one frame and joins its connection with all of {@code frames}. */
  protected boolean enterAs(
      ModelServer server, Link link, RawFrame outer, RawFrame judged, List<RawFrame> frames) {
    Triple triple = decode(judged.body());
    if (triple == null || !isKey(server, link, triple, judged) || !isAllowed(outer, judged)) {
      return false;
    }
    synchronized (server) {
      Room room = server.room(channelName(triple.channel()));
      if (isDuplicate(server, room, judged.cid())) {
        refusedDuplicate(server, room, link, judged);
        return false;
      }
      if (room.members().isEmpty() && !crowd.mayOpen(server)) {
        return false;
      }
      join(server, room, link, judged, frames);
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
    return triple == null || triple.channel().equals(channel);
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
  protected boolean isKey(ModelServer server, Link link, Triple triple, RawFrame frame) {
    return endpoints(link).stream()
        .anyMatch(e -> frame.key() == hash(keyStrings(server, e, triple)));
  }

  /** Returns the endpoint texts that a client may use. */
  protected List<String> endpoints(Link link) {
    InetSocketAddress remote = link.remote();
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

  // Membership.

  /** Says whether the CID is taken. */
  protected boolean isDuplicate(ModelServer server, Room room, int cid) {
    return room.members().containsKey(cid);
  }

  /** A duplicate is about to be closed. */
  protected void refusedDuplicate(ModelServer server, Room room, Link link, RawFrame first) {}

  /** Makes a member, replays, forwards and keeps its first frames. */
  protected void join(
      ModelServer server, Room room, Link link, RawFrame judged, List<RawFrame> frames) {
    link.joined(room, judged.cid());
    room.members().put(judged.cid(), link);
    replay(server, room, link);
    List<Room.Kept> held = List.copyOf(room.history());
    Merge merge = new Merge(held, frames, link);
    boolean merges = frames.size() > 1 && !held.isEmpty();
    for (RawFrame frame : merges ? unheld(frames, merge.missing()) : frames) {
      forwardFirst(server, room, link, frame);
      keepFirst(server, room, link, frame);
    }
    if (merges) {
      arrange(server, room, merge.merged());
    }
  }

  /** Returns which of the items of a resync are forwarded. */
  protected List<RawFrame> unheld(List<RawFrame> items, List<RawFrame> missing) {
    return missing;
  }

  /** Puts the history in the order that a merge made. */
  protected void arrange(ModelServer server, Room room, List<Room.Kept> merged) {
    room.history().clear();
    int surplus = Math.max(0, merged.size() - limit(server));
    room.history().addAll(merged.subList(surplus, merged.size()));
  }

  /** Forwards a first frame. */
  protected void forwardFirst(ModelServer server, Room room, Link link, RawFrame frame) {
    forward(server, room, link, frame);
  }

  /** Keeps a first frame. */
  protected void keepFirst(ModelServer server, Room room, Link link, RawFrame frame) {
    keep(server, room, link, frame);
  }

  // Later frames.

  /** Takes a later frame; false if the connection must end. */
  protected boolean accept(ModelServer server, Link link, RawFrame frame) throws IOException {
    synchronized (server) {
      Room room = link.room();
      if (room != null) {
        forward(server, room, link, frame);
        keep(server, room, link, frame);
      }
    }
    return true;
  }

  /** Sends a frame to every other member. */
  protected void forward(ModelServer server, Room room, Link from, RawFrame frame) {
    byte[] octets = frame.encode();
    for (Link member : List.copyOf(room.members().values())) {
      if (member != from) {
        member.send(octets);
      }
    }
  }

  // History.

  /** Keeps a frame for later joiners. */
  protected void keep(ModelServer server, Room room, Link from, RawFrame frame) {
    room.history().add(new Room.Kept(frame, from));
    while (room.history().size() > limit(server)) {
      room.history().remove(0);
    }
  }

  /** Returns how many frames are kept. */
  protected int limit(ModelServer server) {
    return server.settings().historyLimit();
  }

  /** Sends the kept frames to a joiner. */
  protected void replay(ModelServer server, Room room, Link link) {
    room.history().forEach(kept -> link.send(kept.frame().encode()));
  }

  // Ends.

  /** A connection ended in order, or was refused. */
  protected void over(ModelServer server, Link link) {
    leave(server, link);
    link.closeAfterOutput();
  }

  /** Returns how long the sending may go on after a connection's end, in milliseconds. */
  protected long drainMillis(ModelServer server) {
    return 1000;
  }

  /** A connection was reset. */
  protected void reset(ModelServer server, Link link) {
    leave(server, link);
    link.closeNow();
  }

  /** Ends the membership of a connection, if it has one. */
  protected void leave(ModelServer server, Link link) {
    synchronized (server) {
      Room room = link.room();
      if (room != null) {
        free(room.members(), link);
        left(server, room, link);
        if (room.members().isEmpty()) {
          crowd.deserted(server, room);
        }
      }
    }
  }

  /** Frees the CID of a member. */
  protected void free(Map<Integer, Link> members, Link link) {
    members.remove(link.cid(), link);
  }

  /** A member has left. */
  protected void left(ModelServer server, Room room, Link link) {}
}
