package org.mles.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.session.Hall;
import org.mles.session.Join;
import org.mles.session.Mouth;
import org.mles.session.Protocol;
import org.mles.session.Session;
import org.mles.testing.Frames;

/**
 * A protocol of one letter each: {@code j} joins, {@code p} asks for a pong, {@code e} for an end,
 * {@code g} for a page and an end.
 */
final class TinySession implements Session {
  static final int FIRST_OCTET = 'T';
  static final String PAGE = "page".repeat(10_000);

  private final Hall hall;
  private final Mouth mouth;
  private @Nullable Join knocking;
  private boolean joined;

  TinySession(Hall hall, Mouth mouth) {
    this.hall = hall;
    this.mouth = mouth;
  }

  @Override
  public boolean joined() {
    return joined;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    while (knocking == null && in.hasRemaining()) {
      switch (in.get()) {
        case 'j' -> join();
        case 'p' -> say("pong");
        case 'g' -> end(PAGE);
        case 'e' -> end("bye");
        default -> {}
      }
    }
    return null;
  }

  private void join() {
    say("welcome");
    knocking = new Join(Protocol.V1, "tiny", Frames.ROOM, 1, 0);
  }

  private void end(String last) {
    say(last);
    mouth.end();
  }

  private void say(String word) {
    mouth.say(ByteBuffer.wrap(word.getBytes(US_ASCII)));
  }

  @Override
  public @Nullable Join knocking() {
    return knocking;
  }

  @Override
  public @Nullable Refusal enter() {
    Join join = knocking;
    knocking = null;
    Refusal refusal = join == null ? null : hall.join(join, Octets.of(new byte[0]));
    joined = refusal == null;
    return refusal;
  }

  @Override
  public int pendingOctets() {
    return 0;
  }

  @Override
  public @Nullable Refusal end() {
    return null;
  }
}
