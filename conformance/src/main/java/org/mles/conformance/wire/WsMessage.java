package org.mles.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.text.Printable;

/**
 * A whole message of WebSocket, text or not: what a channel of version 2 carries. Thread: any.
 * Source: V2-FWD-01.
 */
public final class WsMessage {
  private static final int SHOWN = 60;

  private final boolean text;
  private final byte[] payload;

  private WsMessage(boolean text, byte[] payload) {
    this.text = text;
    this.payload = payload;
  }

  /** Returns a message of either kind; {@code payload} is not changed any more. */
  public static WsMessage of(boolean text, byte[] payload) {
    return new WsMessage(text, payload);
  }

  /** Returns a text. */
  public static WsMessage text(String text) {
    return new WsMessage(true, NFirst.utf8(text));
  }

  /** Returns octets. */
  public static WsMessage binary(byte[] octets) {
    return new WsMessage(false, octets);
  }

  /** Says whether it is a text. */
  public boolean isText() {
    return text;
  }

  /** Returns its octets, never changed. */
  public byte[] payload() {
    return payload;
  }

  /** Returns its octets as characters. */
  public String string() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** Returns its opcode. */
  public int opcode() {
    return text ? WsFrame.TEXT : WsFrame.BINARY;
  }

  /** Returns the frames that carry it if it is cut at these places of its payload. */
  public List<WsFrame> fragments(int... cuts) {
    List<WsFrame> frames = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : payload.length;
      byte[] part = Arrays.copyOfRange(payload, from, to);
      WsFrame frame = WsFrame.of(i == 0 ? opcode() : WsFrame.CONTINUATION, part);
      frames.add(i < cuts.length ? frame.notFinal() : frame);
      from = to;
    }
    return frames;
  }

  /** Returns the one frame that carries it. */
  public WsFrame frame() {
    return WsFrame.of(opcode(), payload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WsMessage that
        && text == that.text
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return 31 * Boolean.hashCode(text) + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    String shown = new String(payload, 0, Math.min(payload.length, SHOWN), StandardCharsets.UTF_8);
    String kind = text ? "text of " : "binary of ";
    return kind + payload.length + " octets '" + Printable.shortLine(shown) + "'";
  }
}
