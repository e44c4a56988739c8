package org.mles.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.mles.auth.TokenPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.v2.Auth;
import org.mles.frame.v2.FirstMessage;
import org.mles.frame.v2.FirstMessageReader;
import org.mles.hash.SipHash24;
import org.mles.memory.Octets;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;
import org.mles.ws.Inbound;
import org.mles.ws.ServerFrame;

/**
 * Lets a session of version 2 into its channel: judges the first message, then brings it in.
 * Thread: loop. Source: V2-FF-01 to V2-FF-05, V2-AUTH-01 to V2-AUTH-06, V2-FWD-05.
 */
final class V2Gate {
  private final V2Rules rules;
  private final V2Hall hall;
  private @Nullable Join knocking;
  private byte[] shown = new byte[0];

  V2Gate(V2Rules rules, V2Hall hall) {
    this.rules = rules;
    this.hall = hall;
  }

  /**
   * Judges the first message.
   *
   * @return null if it may knock
   */
  @Nullable Refusal judge(Inbound.Message first) {
    if (!first.text()) {
      return new Refusal(WireRule.V2_FIRST_BINARY, "the first message is binary");
    }
    byte[] json = first.payload().copy(0, first.payload().size());
    Decoded<FirstMessage> decoded = FirstMessageReader.decode(json);
    return decoded instanceof Decoded.Complete<FirstMessage> complete
        ? judge(complete.value())
        : new Refusal(WireRule.V2_FIRST_MESSAGE, FirstFrame.detailOf(decoded));
  }

  /** Judges in the order in which the document has the rules. */
  private @Nullable Refusal judge(FirstMessage message) {
    String uid = message.uid();
    String channel = message.channel();
    if (uid.isEmpty() || channel.isEmpty()) {
      return new Refusal(WireRule.V2_EMPTY_NAME, "an empty name");
    }
    if (rules.asciiNames() && !(isAscii(uid) && isAscii(channel))) {
      return new Refusal(WireRule.V2_NOT_ASCII, "a name that is not ASCII");
    }
    WireRule broken = ruleBrokenBy(message.auth(), uid, channel);
    if (broken != null) {
      return new Refusal(broken, "auth is not right");
    }
    // The id is the uid's own hash; no key: the one that was right is nobody else's business.
    long id = new SipHash24().update(uid.getBytes(UTF_8)).finish();
    knocking = new Join(Protocol.V2, uid, channel, id, 0);
    shown = message.shown().getBytes(UTF_8);
    return null;
  }

  private @Nullable WireRule ruleBrokenBy(Auth auth, String uid, String channel) {
    TokenPolicy tokens = rules.tokens();
    if (auth.broken() != null) {
      return auth.broken();
    }
    boolean right =
        auth.isGiven() ? tokens.accepts(auth.token(), uid, channel) : !tokens.isRequired();
    if (right) {
      return null;
    }
    return tokens.isRequired() ? WireRule.V2_WRONG_TOKEN : WireRule.V2_WRONG_OPEN_TOKEN;
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  /** Returns the join that waits; null if none does. */
  @Nullable Join knocking() {
    return knocking;
  }

  /** Returns how many octets of the first message wait with it. */
  int pendingOctets() {
    return shown.length;
  }

  /**
   * Joins, and brings in what others may see of the first message.
   *
   * @return null if it is a member now
   */
  @Nullable Refusal enter() {
    if (knocking == null) {
      throw new IllegalStateException("nobody knocks");
    }
    Octets frame = ServerFrame.around(true, Octets.of(shown));
    Refusal refusal = hall.join(knocking, frame);
    knocking = null;
    shown = new byte[0];
    if (refusal == null && rules.quietJoins()) {
      hall.keep(frame);
    } else if (refusal == null) {
      hall.publish(frame);
    }
    return refusal;
  }
}
