package org.mles.session;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Session that finds out by its first octet which protocol it speaks, or that it speaks none of
 * them. Thread: the connection's loop. Source: N-14, V1-HDR-05.
 */
public final class Sniffer implements Session {
  /** First octet of a handshake. Source: RFC 8446, 5.1. */
  private static final int TLS = 0x16;

  /** Let go of once it has been asked. */
  private @Nullable IntFunction<? extends @Nullable Session> byFirstOctet;

  private @Nullable Session chosen;
  private @Nullable Refusal refusal;

  /**
   * Makes a session that has not decided.
   *
   * @param byFirstOctet is asked once, for 0 to 255; makes the session of a protocol that begins
   *     so, or null if none does
   */
  public Sniffer(IntFunction<? extends @Nullable Session> byFirstOctet) {
    this.byFirstOctet = byFirstOctet;
  }

  @Override
  public boolean joined() {
    return chosen != null && chosen.joined();
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (byFirstOctet != null && in.hasRemaining()) {
      int first = in.get(in.position()) & 0xFF;
      chosen = byFirstOctet.apply(first);
      byFirstOctet = null;
      refusal = chosen == null ? new Refusal(WireRule.BAD_TYPE, text(first)) : null;
    }
    return chosen == null ? refusal : chosen.receive(in);
  }

  private static String text(int first) {
    return "type octet "
        + first
        + (first == TLS ? ", as TLS begins, which is not spoken here" : "");
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
    return chosen == null ? refusal : chosen.end();
  }
}
