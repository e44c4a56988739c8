package org.mles.session;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.rule.Refusal;

/**
 * Server side of one v1 connection: a gate for the first frame, a framer for all.
 *
 * <pre>{@code
 *           first frame whole and right
 * AWAITING ------------------------------> JOINED --+ frames pass unread
 *    |                                       |  ^---+
 *    | any rule broken                       | header broken
 *    +------------> REFUSED <----------------+           (absorbing)
 * }</pre>
 *
 * Octets may be cut anywhere. Thread: loop.
 */
public final class V1Session implements Session {
  private final V1Framer framer;

  /** Let go of once it has opened: a member keeps nothing of how it came in. */
  private @Nullable V1Gate gate;

  private boolean joined;
  private @Nullable Refusal refusal;

  /**
   * Makes a session that awaits its first frame.
   *
   * @param endpoints texts that the connection's remote address may go by, see {@code EndpointText}
   */
  public V1Session(SessionRules rules, List<String> endpoints, V1Hall hall) {
    gate = new V1Gate(rules, endpoints, hall);
    framer = new V1Framer(rules.maxBodyOctets(), hall);
  }

  @Override
  public boolean joined() {
    return joined;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (refusal == null && joined) {
      refusal = framer.passOn(in);
    } else if (refusal == null && knocking() == null && in.hasRemaining()) {
      refusal = awaitFirstFrame(in);
    }
    return refusal;
  }

  private @Nullable Refusal awaitFirstFrame(ByteBuffer in) {
    Refusal broken = framer.collect(in);
    return broken == null && framer.isWhole() ? gate().judge(framer.collected()) : broken;
  }

  private V1Gate gate() {
    if (gate == null) {
      throw new IllegalStateException("nobody knocks");
    }
    return gate;
  }

  @Override
  public @Nullable Join knocking() {
    return gate == null ? null : gate.knocking();
  }

  @Override
  public @Nullable Refusal enter() {
    refusal = gate().enter(framer.collected());
    joined = refusal == null;
    gate = null;
    framer.collected().clear();
    return refusal;
  }

  @Override
  public int pendingOctets() {
    return framer.pendingOctets();
  }

  @Override
  public @Nullable Refusal end() {
    if (refusal == null) {
      refusal = framer.end();
    }
    return refusal;
  }
}
