package org.mles.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Arena;
import org.mles.memory.Octets;
import org.mles.testing.Allocation;

/**
 * What a server makes of the octets of one client, or a client of those of its server, as lines:
 * each message, each control frame and the rule that was broken.
 */
final class Conversation {
  /** Far less than a frame can announce. */
  private static final long CONSTANT_OCTETS = 100_000;

  private static final int MEASUREMENTS = 3;

  /** An empty message is a rope, a record and a line here. */
  private static final long PER_OCTET = 1_000;

  /** What a rope takes at once behind a short beginning, and a control frame beside it. */
  private static final int SMALLEST_PIECE = Arena.SMALLEST_OCTETS + FrameHead.MOST_SHORT;

  private final MessageReader reader;
  private final MessageRun run;
  private final boolean runs;
  private final List<String> lines = new ArrayList<>();

  /**
   * Makes one that has not begun.
   *
   * @param runs whether messages that lie whole in what came are taken as runs
   */
  private Conversation(MessageReader reader, boolean runs) {
    this.runs = runs;
    this.reader = reader;
    run = new MessageRun(reader);
  }

  /** Returns what is heard if the octets come in pieces of one length. */
  static List<String> heard(byte[] octets, int maxOctets, boolean runs, int piece) {
    return heard(octets, maxOctets, runs, cuts(octets, piece));
  }

  private static List<Integer> cuts(byte[] octets, int piece) {
    List<Integer> cuts = new ArrayList<>();
    for (int at = piece; at < octets.length; at += piece) {
      cuts.add(at);
    }
    return cuts;
  }

  /** Returns what is heard if the octets come cut at some places, in order. */
  static List<String> heard(byte[] octets, int maxOctets, boolean runs, List<Integer> cuts) {
    return new Conversation(MessageReader.ofServer(maxOctets), runs).heard(octets, cuts);
  }

  /** Returns what a client hears if the octets come in pieces of one length. */
  static List<String> heardByClient(byte[] octets, int maxOctets, int piece) {
    MessageReader reader = MessageReader.ofClient(maxOctets);
    return new Conversation(reader, false).heard(octets, cuts(octets, piece));
  }

  private List<String> heard(byte[] octets, List<Integer> cuts) {
    int at = 0;
    for (int cut : cuts) {
      feed(octets, at, cut);
      at = cut;
    }
    feed(octets, at, octets.length);
    lines.add(reader.end() == null ? "end" : "broken end");
    return lines;
  }

  /** Plays octets in pieces and sees that neither memory nor answers run away. */
  static void check(byte[] octets, int piece) {
    long most = CONSTANT_OCTETS + PER_OCTET * octets.length;
    long allocated = Long.MAX_VALUE;
    // The JVM loads and makes classes at times of its own; what comes back each time is ours.
    for (int i = 0; i < MEASUREMENTS && allocated > most; i++) {
      allocated = Allocation.octetsOf(() -> play(octets, piece));
    }
    if (allocated > most) {
      throw new AssertionError(allocated + " octets for " + octets.length);
    }
  }

  private static void play(byte[] octets, int piece) {
    heard(octets, 1 << 20, true, piece);
    heard(octets, 1 << 20, false, piece);
  }

  private void feed(byte[] octets, int from, int to) {
    ByteBuffer in = ByteBuffer.allocateDirect(to - from).put(octets, from, to - from).flip();
    boolean refused = false;
    while (in.hasRemaining() && !refused) {
      ByteBuffer frames = runs ? run.take(in) : null;
      if (frames == null) {
        Inbound inbound = reader.take(in);
        refused = inbound instanceof Inbound.Refused;
        hear(inbound);
      } else {
        hear(frames);
      }
    }
    if (reader.pendingOctets() > 2 * to + SMALLEST_PIECE) {
      throw new AssertionError(reader.pendingOctets() + " kept of " + to);
    }
  }

  private void hear(ByteBuffer frames) {
    for (int i = 0; i < run.count(); i++) {
      byte[] frame = new byte[run.octetsOfEach()[i]];
      frames.get(frame);
      lines.add(HexFormat.of().formatHex(frame));
    }
    if (frames.hasRemaining()) {
      throw new AssertionError("a run that is longer than its frames");
    }
  }

  private void hear(@Nullable Inbound inbound) {
    if (inbound instanceof Inbound.Message message) {
      Octets frame = ServerFrame.around(message.text(), message.payload());
      lines.add(HexFormat.of().formatHex(frame.copy(0, frame.size())));
    } else if (inbound instanceof Inbound.Ping ping) {
      lines.add("ping " + UTF_8.decode(ping.payload()));
    } else if (inbound instanceof Inbound.Pong) {
      lines.add("pong");
    } else if (inbound instanceof Inbound.Closing closing) {
      lines.add(closing.close().toString());
    } else if (inbound instanceof Inbound.Refused refused) {
      String line = refused.refusal().rule().toString();
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
  }
}
