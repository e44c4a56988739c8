package org.mles.session;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mles.frame.n.NHeader;
import org.mles.rule.Refusal;

/**
 * Session that finds out by its first octet which protocol it speaks: the N draft, or else version
 * 1, which also gets to refuse what is neither. Thread: the connection's loop. Source: N-14.
 */
public final class Sniffer implements Session {
  private final Supplier<? extends Session> v1;
  private final Supplier<? extends Session> draft;
  private @Nullable Session chosen;

  /** Makes a session that has not decided; one of the suppliers will be asked, once. */
  public Sniffer(Supplier<? extends Session> v1, Supplier<? extends Session> draft) {
    this.v1 = v1;
    this.draft = draft;
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
      chosen = first == NHeader.TYPE ? draft.get() : v1.get();
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
  public @Nullable Refusal end() {
    return chosen == null ? null : chosen.end();
  }
}
