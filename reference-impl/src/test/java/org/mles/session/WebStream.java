package org.mles.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.auth.TokenPolicy;
import org.mles.http.OriginRules;
import org.mles.http.Pages;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.ws.ClientFrame;
import org.mles.ws.ClientHandshake;
import org.mles.ws.Handshake;
import org.mles.ws.Inbound;
import org.mles.ws.MessageReader;
import org.mles.ws.Opcode;

/**
 * What one connection of version 2 sends, as a script of octets says: a request, a first message,
 * frames that are right or spoiled, octets without sense, in pieces of many lengths.
 *
 * <p>Whatever it is, in whatever pieces: a session does not throw and takes all of it; it joins at
 * most once and passes on nothing before; it passes on whole frames of a server and nothing else;
 * what it keeps is at most twice what came; once it has said its last word it says, keeps and
 * passes on nothing more; and the pieces make no difference.
 */
final class WebStream implements V2Hall, Mouth {
  private static final int SMALLEST_PIECE = 4 << 10;
  private static final int MAX_MESSAGE = 3_000;
  private static final int KEY = 0x1234_5678;
  private static final List<Opcode> OPCODES = List.of(Opcode.values());
  private static final byte[] FIRST =
      "{\"uid\":\"u\",\"auth\":null,\"channel\":\"c\"}".getBytes(UTF_8);

  private static final V2Rules RULES =
      new V2Rules(
          TokenPolicy.of(null),
          new Handshake(new OriginRules(List.of(), List.of()), false),
          Pages.NONE,
          MAX_MESSAGE,
          false,
          false);

  private final V2Session session = new V2Session(RULES, this, this);
  private final ByteArrayOutputStream passedOn = new ByteArrayOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private @Nullable Join joined;
  private @Nullable Refusal refusal;
  private boolean ended;

  /** Plays a script in its pieces and checks that one piece for each octet gives the same. */
  static void check(byte[] script) {
    byte[] octets = stream(script);
    WebStream inPieces = new WebStream().play(octets, script);
    WebStream octetByOctet = new WebStream().play(octets, new byte[1]);
    assertThat(octetByOctet.passedOn.toByteArray()).isEqualTo(inPieces.passedOn.toByteArray());
    assertThat(octetByOctet.said.toByteArray()).isEqualTo(inPieces.said.toByteArray());
    assertThat(octetByOctet.joined).isEqualTo(inPieces.joined);
    assertThat(octetByOctet.refusal).isEqualTo(inPieces.refusal);
    assertThat(octetByOctet.ended).isEqualTo(inPieces.ended);
  }

  /**
   * Reads the script: a request and a first message that are right, unless the first octet is odd;
   * then two octets make a deed.
   *
   * <pre>
   *   0 n   a frame of any kind, begun if n is odd    3 n   the octet n of what came last, changed
   *   1 n ...  the next n octets of the script        4 n   a message of 16 * n octets
   *   2 n ...  the same as a text                     5 n   the request, the first message
   * </pre>
   */
  private static byte[] stream(byte[] script) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    if (script.length == 0 || (script[0] & 1) == 0) {
      stream.writeBytes(request());
      stream.writeBytes(frame(Opcode.TEXT, FIRST));
    }
    int at = 1;
    while (at + 1 < script.length) {
      int deed = (script[at] & 0xFF) % 6;
      int number = script[at + 1] & 0xFF;
      at += 2;
      boolean takesMore = deed == 1 || deed == 2;
      int end = takesMore ? Math.min(script.length, at + number) : at;
      byte[] more = Arrays.copyOfRange(script, at, end);
      at = end;
      if (deed == 3) {
        byte[] spoiled = stream.toByteArray();
        if (spoiled.length > 0) {
          spoiled[Math.max(0, spoiled.length - 1 - number)] ^= (byte) (1 + number);
        }
        stream.reset();
        stream.writeBytes(spoiled);
      } else {
        stream.writeBytes(deed(deed, number, more));
      }
    }
    return stream.toByteArray();
  }

  private static byte[] deed(int deed, int number, byte[] more) {
    return switch (deed) {
      case 0 -> {
        byte[] frame = frame(OPCODES.get(number % OPCODES.size()), new byte[] {'a', (byte) number});
        frame[0] &= (byte) ((number & 0x40) == 0 ? 0xFF : 0x7F);
        yield frame;
      }
      case 1 -> more;
      case 2 -> frame(Opcode.TEXT, more);
      case 4 -> frame(Opcode.BINARY, new byte[16 * number]);
      default -> (number & 1) == 0 ? request() : frame(Opcode.TEXT, FIRST);
    };
  }

  private static byte[] request() {
    byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
    return new ClientHandshake("localhost", "/", nonce).request().array();
  }

  private static byte[] frame(Opcode opcode, byte[] payload) {
    return ClientFrame.of(opcode, ByteBuffer.wrap(payload), KEY).array();
  }

  /**
   * Plays octets in pieces.
   *
   * @param lengths one less than the length of each piece, over and over
   */
  private WebStream play(byte[] octets, byte[] lengths) {
    int at = 0;
    for (int piece = 0; at < octets.length; piece++) {
      int wished = lengths.length == 0 ? octets.length : lengths[piece % lengths.length] & 0xFF;
      int length = Math.min(1 + wished, octets.length - at);
      ByteBuffer in = ByteBuffer.allocate(length).put(octets, at, length).flip();
      at += length;
      boolean over = ended;
      int heard = said.size() + passedOn.size();
      refusal = session.receiveAndEnter(in);
      require(!in.hasRemaining(), "leaves octets", at);
      require(session.pendingOctets() <= 2 * at + SMALLEST_PIECE, "keeps too much", at);
      require(!over || said.size() + passedOn.size() == heard, "goes on", at);
    }
    refusal = session.end();
    checkFrames();
    return this;
  }

  /** Is asked for each octet, so it builds its text in the case of need only. */
  private static void require(boolean met, String what, int at) {
    if (!met) {
      throw new AssertionError(what + " at " + at);
    }
  }

  private void checkFrames() {
    MessageReader reader = MessageReader.ofClient(MAX_MESSAGE);
    ByteBuffer frames = ByteBuffer.wrap(passedOn.toByteArray());
    while (frames.hasRemaining()) {
      assertThat(reader.take(frames)).isInstanceOf(Inbound.Message.class);
    }
    assertThat(reader.end()).isNull();
  }

  @Override
  public @Nullable Refusal join(Join join, Octets firstFrame) {
    assertThat(joined).isNull();
    joined = join;
    return null;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    assertThat(joined).isNotNull();
    byte[] octets = new byte[frames.remaining()];
    frames.get(octets);
    passedOn.writeBytes(octets);
  }

  @Override
  public void keep(Octets frame) {
    publish(frame);
  }

  @Override
  public void say(ByteBuffer octets) {
    byte[] word = new byte[octets.remaining()];
    octets.duplicate().get(word);
    said.writeBytes(word);
  }

  @Override
  public void end() {
    ended = true;
  }
}
