package org.mles.session;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;

/**
 * Session that finds out by its first octet which protocol it speaks: one of a table, or else that
 * which also gets to refuse what is none. Thread: the connection's loop. Source: N-14.
 */
public final class Sniffer implements Session {
  private final Map<Integer, ? extends Supplier<? extends Session>> byFirstOctet;
  private final Supplier<? extends Session> otherwise;
  private @Nullable Session chosen;

  /**
   * Makes a session that has not decided; one of the suppliers will be asked, once.
   *
   * @param byFirstOctet a row for each protocol that its first octet tells, 0 to 255
   * @param otherwise for every other octet
   */
  public Sniffer(
      Map<Integer, ? extends Supplier<? extends Session>> byFirstOctet,
      Supplier<? extends Session> otherwise) {
    this.byFirstOctet = byFirstOctet;
    this.otherwise = otherwise;
  }

  @Override
  public boolean joined() {
    return chosen != null && chosen.joined();
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (chosen == null) {
      if (!in.hasRemaining()) {
        return null;
      }
      int first = in.get(in.position()) & 0xFF;
      Supplier<? extends Session> known = byFirstOctet.get(first);
      chosen = (known == null ? otherwise : known).get();
    }
    return chosen.receive(in);
  }

  @Override
  public @Nullable Join knocking() {
    return chosen == null ? null : chosen.knocking();
  }

  @Override
  public @Nullable Refusal enter() {
    if (chosen == null) {
      throw new IllegalStateException("nobody knocks");
    }
    return chosen.enter();
  }

  @Override
  public int pendingOctets() {
    return chosen == null ? 0 : chosen.pendingOctets();
  }

  @Override
  public boolean ping() {
    return chosen != null && chosen.ping();
  }

  @Override
  public void dismiss(String why) {
    if (chosen != null) {
      chosen.dismiss(why);
    }
  }

  @Override
  public @Nullable Refusal end() {
    return chosen == null ? null : chosen.end();
  }
}
