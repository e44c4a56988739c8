package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.testing.Allocation;
import org.mles.testing.Frames;

/**
 * What one connection sends, as a script of octets says: frames that are right, frames that are
 * damaged, octets without sense, in pieces of any length.
 *
 * <p>Whatever it is, a session does not throw; it takes all of it or refuses it by a rule; what it
 * keeps is at most twice what came; what it allocates is at most some times what came and a
 * constant; and after a refusal it takes nothing more and stays with its reason.
 */
final class FuzzedStream {
  /** What is taken at once for the first octets, or for those behind a short beginning. */
  private static final int SMALLEST_PIECE = 4 << 10;

  /**
   * Far less than the 16 MiB that a header can announce. Seen: 150 KB for a big number that is
   * skipped, as much again for classes that are loaded on the way.
   */
  private static final long CONSTANT_OCTETS = 1_000_000;

  /** Of a map with many short keys, each key is garbage at once. */
  private static final long PER_OCTET = 100;

  private static final int MAX_LENGTH = V1Header.MAX_BODY_OCTETS;

  private final Session session;
  private final CountingRoom hall = new CountingRoom();
  private final byte[] octets;
  private final int piece;

  private FuzzedStream(byte[] script, byte[] join, boolean draft) {
    session =
        draft
            ? new NSession(new NSessionRules(NKeyPolicy.of(Frames.SECRET), MAX_LENGTH), hall)
            : new V1Session(new SessionRules(Frames.KEYS, MAX_LENGTH, false), List.of(""), hall);
    octets = stream(script, join);
    piece = script.length == 0 ? 1 : 1 + (script[0] & 0x7F);
  }

  static FuzzedStream v1(byte[] script) {
    boolean resync = script.length > 1 && (script[1] & 4) != 0;
    byte[] join = Frames.frame("alice", "hello");
    return new FuzzedStream(
        script, resync ? Frames.resync("x", join, Frames.frame("bob", "hi")) : join, false);
  }

  static FuzzedStream draft(byte[] script) {
    byte[] json = NFrame.json(new NIdentity("alice", Frames.ROOM));
    NKeyPolicy keys = NKeyPolicy.of(Frames.SECRET);
    long hash = keys.hash(NHeader.firstWord(json.length), "alice", Frames.ROOM);
    return new FuzzedStream(script, NFrame.encode(hash, json), true);
  }

  /**
   * Reads the script: the first octet is the length of the pieces, then each word is a deed.
   *
   * <pre>
   *   0 n   the first frame as it is      2 n ...  the next n octets of the script
   *   1 n   the same, octet n changed     3 n      a later frame with n octets of body
   * </pre>
   *
   * Bit 2 of the first deed makes the first frame of version 1 a resync.
   */
  private static byte[] stream(byte[] script, byte[] join) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    int at = 1;
    while (at + 1 < script.length) {
      int deed = script[at] & 3;
      int number = script[at + 1] & 0xFF;
      at += 2;
      if (deed == 2) {
        int end = Math.min(script.length, at + number);
        stream.write(script, at, end - at);
        at = end;
      } else {
        stream.writeBytes(deed == 3 ? Frames.around("bob", new byte[1 + number]) : join.clone());
      }
      if (deed == 1) {
        byte[] spoiled = stream.toByteArray();
        spoiled[spoiled.length - join.length + number % join.length] ^= (byte) (1 + number);
        stream.reset();
        stream.writeBytes(spoiled);
      }
    }
    return stream.toByteArray();
  }

  /** Plays the stream and checks each piece. */
  void check() {
    long allocated = Allocation.octetsOf(this::play);
    assertThat(allocated)
        .as("octets allocated for %d", octets.length)
        .isLessThan(CONSTANT_OCTETS + PER_OCTET * octets.length);
    Refusal end = session.end();
    assertThat(session.joined() || end != null || octets.length == 0)
        .as("a member, refused, or nobody")
        .isTrue();
  }

  private void play() {
    Refusal refusal = null;
    int received = 0;
    for (int at = 0; at < octets.length; at += piece) {
      ByteBuffer in = ByteBuffer.wrap(octets, at, Math.min(piece, octets.length - at)).slice();
      int passed = hall.octets;
      Refusal answer = session.receiveAndEnter(in);
      received += in.position();
      if (refusal != null) {
        require(
            refusal.equals(answer) && in.position() == 0 && hall.octets == passed, "goes on", at);
      }
      require(answer != null || !in.hasRemaining(), "leaves octets without a refusal", at);
      require(session.pendingOctets() <= 2 * received + SMALLEST_PIECE, "keeps too much", at);
      require(hall.octets <= received, "passes on more than came", at);
      refusal = answer;
    }
  }

  /** Builds its text in the case of need only: allocations are being counted. */
  private void require(boolean met, String what, int at) {
    if (!met) {
      throw new AssertionError(what + " at " + at + " of " + Arrays.toString(octets));
    }
  }

  /** Lets everybody in, takes everything, keeps nothing. */
  private static final class CountingRoom implements V1Hall {
    private int octets;

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      return null;
    }

    @Override
    public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
      int announced = 0;
      for (int i = 0; i < count; i++) {
        announced += octetsOfEach[i];
      }
      assertThat(frames.remaining()).isEqualTo(announced);
      octets += announced;
      frames.position(frames.limit());
    }

    @Override
    public void restore(Rope frames) {
      octets += frames.size();
    }

    @Override
    public void entered() {}
  }
}
