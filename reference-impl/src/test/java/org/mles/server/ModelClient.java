package org.mles.server;

import static org.mles.testing.Frames.frame;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Header;

/** A client in the test's own thread that numbers what it says and keeps what it hears. */
final class ModelClient {
  /** What somebody said; number 0 is the first frame. */
  record Said(String uid, int number) {
    static Said parse(byte[] message) {
      String[] words = new String(message, StandardCharsets.UTF_8).split(" ", 2);
      return new Said(words[0], Integer.parseInt(words[1]));
    }
  }

  final String uid;
  final TurnedServer server;
  final Map<Said, Integer> heard = new HashMap<>();
  private final Map<String, Integer> lastNumber = new HashMap<>();
  private final Map<String, Set<String>> complaintsBySpeaker = new HashMap<>();
  private final ByteBuffer in = ByteBuffer.allocate(1 << 20);
  private final SocketChannel socket;
  private final boolean toleratesJoins;
  private int nextNumber;
  private boolean speaks = true;
  private boolean connected = true;

  /**
   * Connects; the first thing to {@link #say} joins.
   *
   * @param toleratesJoins whether first frames may come again: with one a link joins after a loss
   */
  ModelClient(String uid, TurnedServer server, boolean toleratesJoins) throws IOException {
    this.uid = uid;
    this.toleratesJoins = toleratesJoins;
    this.server = server;
    socket = SocketChannel.open(server.address());
    socket.configureBlocking(false);
  }

  /** Tells whether it is a member that may speak. */
  boolean speaks() {
    return connected && speaks;
  }

  boolean connected() {
    return connected;
  }

  /** Says the next thing; returns null if the connection broke over it. */
  @Nullable Said say() {
    Said said = new Said(uid, nextNumber++);
    try {
      socket.write(ByteBuffer.wrap(frame(uid, uid + " " + said.number())));
      return said;
    } catch (IOException e) {
      connected = false;
      return null;
    }
  }

  /** Says that it will say no more, which ends the membership. */
  void leave() throws IOException {
    speaks = false;
    socket.shutdownOutput();
  }

  /** Reads what has come. */
  void read() throws IOException {
    try {
      if (connected && socket.read(in) < 0) {
        connected = false;
      }
    } catch (SocketException reset) {
      connected = false;
    }
    in.flip();
    while (in.remaining() >= V1Header.OCTETS
        && in.remaining() >= V1Header.OCTETS + V1Header.bodyOctets(in.getInt(in.position()))) {
      byte[] body = new byte[V1Header.bodyOctets(in.getInt(in.position()))];
      in.position(in.position() + V1Header.OCTETS).get(body);
      hear(body);
    }
    in.compact();
  }

  private void hear(byte[] body) {
    if (V1BodyReader.decode(body) instanceof Decoded.Complete<V1Body> complete
        && complete.value() instanceof V1Body.Message message) {
      Said said = Said.parse(message.message());
      int times = heard.merge(said, 1, Integer::sum);
      int last = lastNumber.merge(said.uid(), said.number(), Math::max);
      boolean joinAgain = said.number() == 0 && toleratesJoins;
      if (!joinAgain && (times > 1 || last > said.number())) {
        complain(said.uid(), said + (times > 1 ? " twice" : " after number " + last));
      }
    } else {
      complain("nobody", "something that nobody said");
    }
  }

  private void complain(String speaker, String complaint) {
    complaintsBySpeaker.computeIfAbsent(speaker, unused -> new HashSet<>()).add(complaint);
  }

  /** Returns what it heard twice or out of order, but of these speakers. */
  List<String> complaints(Set<String> tolerated) {
    List<String> complaints = new ArrayList<>();
    complaintsBySpeaker.forEach(
        (speaker, all) -> complaints.addAll(tolerated.contains(speaker) ? Set.of() : all));
    return complaints;
  }

  void close() throws IOException {
    connected = false;
    socket.close();
  }
}
