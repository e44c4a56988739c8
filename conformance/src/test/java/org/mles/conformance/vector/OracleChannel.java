package org.mles.conformance.vector;

import static org.mles.conformance.vector.OracleCodec.MAX_BODY;
import static org.mles.conformance.vector.OracleCodec.object;

import com.upokecenter.cbor.CBORException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A channel by the words of the specification: each missing item behind its anchor. */
final class OracleChannel {
  private static final int HEADER = 16;

  private final Set<Integer> members = new HashSet<>();
  private final List<ByteBuffer> heard = new ArrayList<>();
  private List<ByteBuffer> history = new ArrayList<>();

  private OracleChannel() {}

  static ObjectNode of(JsonNode in) {
    OracleChannel channel = new OracleChannel();
    int limit = in.path("historyLimit").asInt();
    for (JsonNode stream : in.path("streams")) {
      List<ByteBuffer> frames = frames(Octets.of(stream).toBytes());
      channel.take(in, frames);
      int surplus = Math.max(0, channel.history.size() - limit);
      channel.history = channel.history.subList(surplus, channel.history.size());
    }
    ObjectNode value = object();
    spell(value.putArray("heard"), channel.heard);
    spell(value.putArray("history"), channel.history);
    return value;
  }

  private static List<ByteBuffer> frames(byte[] stream) {
    List<ByteBuffer> frames = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(stream);
    while (rest.hasRemaining()) {
      int octets = HEADER + (rest.getInt(rest.position()) & MAX_BODY);
      frames.add(rest.slice(rest.position(), octets));
      rest.position(rest.position() + octets);
    }
    return frames;
  }

  private void take(JsonNode in, List<ByteBuffer> frames) {
    List<ByteBuffer> items;
    try {
      items = OracleCodec.first(in, octets(frames.get(0))).stream().map(ByteBuffer::wrap).toList();
    } catch (CBORException | IllegalArgumentException e) {
      return;
    }
    if (members.add(items.get(0).getInt(4))) {
      restore(items);
      heard.addAll(frames.subList(1, frames.size()));
      history.addAll(frames.subList(1, frames.size()));
    }
  }

  /** Hangs each item that is missing on the last one before it that is held; -1 is the front. */
  private void restore(List<ByteBuffer> items) {
    Map<Integer, List<ByteBuffer>> behind = new HashMap<>();
    Set<Integer> found = new HashSet<>();
    int anchor = items.size() == 1 ? history.size() - 1 : -1;
    for (ByteBuffer item : items) {
      int at = items.size() == 1 ? -1 : find(item, found);
      if (at < 0) {
        behind.computeIfAbsent(anchor, unused -> new ArrayList<>()).add(item);
        heard.add(item);
      } else {
        found.add(at);
        anchor = at;
      }
    }
    List<ByteBuffer> merged = new ArrayList<>(behind.getOrDefault(-1, List.of()));
    for (int i = 0; i < history.size(); i++) {
      merged.add(history.get(i));
      merged.addAll(behind.getOrDefault(i, List.of()));
    }
    history = merged;
  }

  private int find(ByteBuffer item, Set<Integer> found) {
    for (int i = 0; i < history.size(); i++) {
      if (!found.contains(i) && history.get(i).equals(item)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] octets(ByteBuffer frame) {
    byte[] octets = new byte[frame.remaining()];
    frame.duplicate().get(octets);
    return octets;
  }

  private static void spell(ArrayNode list, List<ByteBuffer> frames) {
    frames.forEach(frame -> list.add(Octets.of(octets(frame)).toJson()));
  }
}
