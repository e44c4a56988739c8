package org.mles.ws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/** Reads the payload of a Close. Thread: any. Source: V2-WS-14, V2-WS-17. */
final class ClosePayload {
  private ClosePayload() {}

  /** Returns the Close, or why it is refused. */
  static Inbound read(ByteBuffer payload) {
    if (!payload.hasRemaining()) {
      return new Inbound.Closing(Close.SILENT);
    }
    int code = payload.remaining() < Short.BYTES ? 0 : payload.getShort() & 0xFFFF;
    if (!Close.maySend(code)) {
      return refused(WireRule.V2_WS_CLOSE_CODE, "a Close with code " + code);
    }
    Utf8Check check = new Utf8Check();
    if (!check.accepts(payload, payload.position(), payload.limit()) || !check.isWhole()) {
      return refused(WireRule.V2_WS_CLOSE_REASON, "a reason that is not UTF-8");
    }
    return new Inbound.Closing(new Close(code, UTF_8.decode(payload).toString()));
  }

  private static Inbound refused(WireRule rule, String detail) {
    return new Inbound.Refused(new Refusal(rule, detail));
  }
}
