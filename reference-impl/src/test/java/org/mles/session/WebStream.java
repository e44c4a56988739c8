package org.mles.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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
 * frames that are right or spoiled, octets without sense.
 *
 * <p>Whatever it is, in whatever pieces: a session does not throw and takes all of it; it passes on
 * whole frames of a server and nothing else; what it keeps is at most twice what came; once it has
 * said its last word it says, keeps and passes on nothing more; and the pieces make no difference.
 */
final class WebStream implements V2Hall, Mouth {
  private static final int SMALLEST_PIECE = 4 << 10;
  private static final int MAX_MESSAGE = 100_000;
  private static final int KEY = 0x1234_5678;
  private static final List<Opcode> OPCODES = List.of(Opcode.values());

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
  private boolean ended;

  /** Plays a script in pieces and checks that one piece for each octet gives the same. */
  static void check(byte[] script) {
    byte[] octets = stream(script);
    int piece = script.length == 0 ? 1 : 1 + (script[0] & 0xFF);
    WebStream inPieces = new WebStream().play(octets, piece);
    WebStream octetByOctet = new WebStream().play(octets, 1);
    assertThat(octetByOctet.passedOn.toByteArray()).isEqualTo(inPieces.passedOn.toByteArray());
    assertThat(octetByOctet.said.toByteArray()).isEqualTo(inPieces.said.toByteArray());
    assertThat(octetByOctet.ended).isEqualTo(inPieces.ended);
  }

  /** Two octets of the script make a frame: its kind, and how it is spoiled. */
  private static byte[] stream(byte[] script) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    boolean upgrades = script.length < 2 || (script[1] & 7) != 7;
    if (upgrades) {
      byte[] nonce = new byte[ClientHandshake.NONCE_OCTETS];
      stream.writeBytes(new ClientHandshake("localhost", "/", nonce).request().array());
      byte[] first = "{\"uid\":\"u\",\"auth\":null,\"channel\":\"c\"}".getBytes(UTF_8);
      stream.writeBytes(frame(Opcode.TEXT, first));
    }
    for (int i = 2; i + 1 < script.length; i += 2) {
      Opcode opcode = OPCODES.get((script[i] & 0xFF) % OPCODES.size());
      byte[] frame = frame(opcode, new byte[] {'a', script[i + 1], 'z'});
      frame[0] = (byte) (frame[0] & ((script[i] & 0x40) == 0 ? 0xFF : 0x7F));
      if ((script[i] & 0xC0) == 0xC0) {
        frame[(script[i + 1] & 0xFF) % frame.length] ^= script[i + 1];
      }
      stream.writeBytes(frame);
    }
    return stream.toByteArray();
  }

  private static byte[] frame(Opcode opcode, byte[] payload) {
    return ClientFrame.of(opcode, ByteBuffer.wrap(payload), KEY).array();
  }

  private WebStream play(byte[] octets, int piece) {
    for (int at = 0; at < octets.length; at += piece) {
      int length = Math.min(piece, octets.length - at);
      ByteBuffer in = ByteBuffer.allocate(length).put(octets, at, length).flip();
      boolean over = ended;
      int heard = said.size() + passedOn.size();
      session.receiveAndEnter(in);
      assertThat(in.hasRemaining()).isFalse();
      assertThat(session.pendingOctets()).isLessThanOrEqualTo(2 * (at + length) + SMALLEST_PIECE);
      assertThat(over && said.size() + passedOn.size() > heard).as("goes on").isFalse();
    }
    session.end();
    checkFrames();
    return this;
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
    return null;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
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
