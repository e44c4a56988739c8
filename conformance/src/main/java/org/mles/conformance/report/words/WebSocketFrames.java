package org.mles.conformance.report.words;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.wire.QuotedOctets;
import org.mles.conformance.wire.WsFrame;

/** Frames of WebSocket, right or wrong. Thread: any. Source: RFC 6455, section 5.2. */
final class WebSocketFrames implements Units {
  private static final int MASK_OCTETS = 4;
  private static final int RESERVED_SHIFT = 4;

  @Override
  public boolean canBegin(byte first) {
    return true;
  }

  /** Returns the octets before the payload; 0 if the length is not there yet. */
  private static int headerOctets(byte[] begun) {
    if (begun.length < 2) {
      return 0;
    }
    int more = WsFrame.lengthOctets(begun[1]);
    int header = 2 + more + (begun[1] < 0 ? MASK_OCTETS : 0);
    return begun.length < 2 + more ? 0 : header;
  }

  private static long announced(byte[] begun) {
    ByteBuffer in = ByteBuffer.wrap(begun);
    return switch (WsFrame.lengthOctets(begun[1])) {
      case Short.BYTES -> Short.toUnsignedLong(in.getShort(2));
      case Long.BYTES -> Math.max(0, in.getLong(2));
      default -> begun[1] & 0x7F;
    };
  }

  @Override
  public long octets(byte[] begun) {
    int header = headerOctets(begun);
    return header == 0 || begun.length < header
        ? 0
        : Math.min(Long.MAX_VALUE - header, announced(begun)) + header;
  }

  @Override
  public String words(byte[] known, long octets) {
    int header = headerOctets(known);
    byte[] payload = Arrays.copyOfRange(known, header, known.length);
    boolean masked = known[1] < 0;
    for (int i = 0; masked && i < payload.length; i++) {
      payload[i] ^= known[header - MASK_OCTETS + i % MASK_OCTETS];
    }
    List<String> words = new ArrayList<>();
    words.add(kind(known[0] & 0xF) + " " + payload(known[0] & 0xF, payload, octets - header));
    if (known[0] >= 0) {
      words.add("not final");
    }
    int reserved = known[0] >> RESERVED_SHIFT & 0x7;
    if (reserved != 0) {
      words.add("reserved bits " + reserved);
    }
    words.add(masked ? "masked" : "not masked");
    return String.join(", ", words);
  }

  private static String kind(int opcode) {
    return switch (opcode) {
      case WsFrame.CONTINUATION -> "continuation";
      case WsFrame.TEXT -> "text";
      case WsFrame.BINARY -> "binary";
      case WsFrame.CLOSE -> "Close";
      case WsFrame.PING -> "ping";
      case WsFrame.PONG -> "pong";
      default -> "opcode " + opcode;
    };
  }

  private static String payload(int opcode, byte[] payload, long octets) {
    if (opcode == WsFrame.CLOSE && payload.length >= Short.BYTES) {
      byte[] reason = Arrays.copyOfRange(payload, Short.BYTES, payload.length);
      int code = Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
      return code + " " + QuotedOctets.of(reason, octets - Short.BYTES);
    }
    return QuotedOctets.of(payload, octets)
        + (octets == 1 ? " (1 octet)" : " (" + octets + " octets)");
  }

  @Override
  public Units next(byte[] known) {
    return this;
  }
}
