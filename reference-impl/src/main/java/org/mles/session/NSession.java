package org.mles.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;
import org.mles.frame.n.NJsonReader;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Server side of one connection of the N draft: admits the first frame, passes on raw octets.
 * Draft.
 *
 * <pre>{@code
 *           first frame whole and right
 * AWAITING ------------------------------> JOINED --+ octets pass unread, in chunks
 *    |                                          ^---+
 *    +---> REFUSED                                            (absorbing)
 * }</pre>
 *
 * The first frame is neither passed on nor stored. A chunk is what one call of {@link #receive}
 * brought, cut at 64 KiB. Thread: the connection's loop. Source: N-05 to N-08, N-11, N-16.
 */
public final class NSession implements Session {
  /** Longest run of octets that stays together on its way. Source: N-08. */
  static final int MAX_CHUNK_OCTETS = 65_536;

  private final NSessionRules rules;
  private final Hall hall;
  private final Rope partial = new Rope();
  private final int[] chunkOctets = new int[1];
  private @Nullable Join knocking;
  private boolean joined;
  private @Nullable Refusal refusal;

  /** Makes a session that awaits its first frame. */
  public NSession(NSessionRules rules, Hall hall) {
    this.rules = rules;
    this.hall = hall;
  }

  @Override
  public boolean joined() {
    return joined;
  }

  @Override
  public @Nullable Refusal receive(ByteBuffer in) {
    if (refusal == null && knocking == null && !joined) {
      refusal = completeFirstFrame(in);
    }
    while (joined && in.hasRemaining()) {
      passChunk(in);
    }
    return refusal;
  }

  @Override
  public @Nullable Join knocking() {
    return knocking;
  }

  @Override
  public @Nullable Refusal enter() {
    if (knocking == null) {
      throw new IllegalStateException("nobody knocks");
    }
    refusal = hall.join(knocking, partial);
    joined = refusal == null;
    knocking = null;
    partial.clear();
    return refusal;
  }

  @Override
  public int pendingOctets() {
    return partial.reserved();
  }

  @Override
  public @Nullable Refusal end() {
    if (refusal == null && !joined && !partial.isEmpty()) {
      String detail = "ended after " + partial.size() + " octets of the first frame";
      refusal = new Refusal(WireRule.N_END_INSIDE_FIRST_FRAME, detail);
    }
    return refusal;
  }

  private void passChunk(ByteBuffer in) {
    int limit = in.limit();
    chunkOctets[0] = Math.min(in.remaining(), MAX_CHUNK_OCTETS);
    in.limit(in.position() + chunkOctets[0]);
    hall.publish(in, chunkOctets, 1);
    in.limit(limit);
  }

  private @Nullable Refusal completeFirstFrame(ByteBuffer in) {
    partial.takeUpTo(NHeader.OCTETS, in);
    WireRule broken = ruleBrokenByHeader();
    if (broken != null) {
      return new Refusal(broken, "header begins 0x" + Integer.toHexString(partial.firstWord()));
    }
    if (partial.size() < NHeader.OCTETS) {
      return null;
    }
    int octets = NHeader.OCTETS + NHeader.jsonOctets(partial.firstWord());
    partial.takeUpTo(octets, in);
    return partial.size() < octets ? null : judgeFirstFrame();
  }

  private @Nullable WireRule ruleBrokenByHeader() {
    if (partial.size() >= Integer.BYTES) {
      return NHeader.ruleBrokenBy(partial.firstWord(), rules.maxJsonOctets());
    }
    boolean begun = !partial.isEmpty();
    return begun && partial.firstWord() >>> 24 != NHeader.TYPE ? WireRule.N_BAD_TYPE : null;
  }

  private @Nullable Refusal judgeFirstFrame() {
    byte[] json = partial.copy(NHeader.OCTETS, partial.size());
    Decoded<NIdentity> decoded = NJsonReader.decode(json);
    if (decoded instanceof Decoded.Complete<NIdentity> complete) {
      return judge(complete.value(), partial.getLong(Integer.BYTES));
    }
    String detail = decoded instanceof Decoded.Refused<?> refused ? refused.detail() : "too short";
    return new Refusal(WireRule.N_UNDECODABLE_JSON, detail);
  }

  private @Nullable Refusal judge(NIdentity identity, long hash) {
    String uid = identity.uid();
    String channel = identity.channel();
    if (hash != rules.keys().hash(partial.firstWord(), uid, channel)) {
      return new Refusal(WireRule.N_WRONG_HASH, "hash 0x" + Long.toHexString(hash));
    }
    knocking = new Join(Protocol.N_DRAFT, uid, channel, hash, hash);
    return null;
  }
}
