package org.mles.conformance.report.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.mles.conformance.wire.QuotedOctets;

/**
 * The head of an upgrade or of its answer, and WebSocket behind it. A log keeps the beginning of
 * what was sent at a time, so of most heads the end is not seen. Thread: any.
 */
final class HttpHead implements Units {
  private static final String END = "\r\n\r\n";

  /** Says whether octets are the beginning of a head. */
  static boolean begins(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    return Stream.of("GET ", "HEAD ", "HTTP/")
        .anyMatch(word -> text.startsWith(word) || word.startsWith(text));
  }

  @Override
  public boolean canBegin(byte first) {
    return true;
  }

  @Override
  public long octets(byte[] begun) {
    int end = new String(begun, StandardCharsets.ISO_8859_1).indexOf(END);
    return end < 0 ? 0 : end + END.length();
  }

  @Override
  public String words(byte[] known, long octets) {
    String line = new String(known, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
    byte[] first = line.getBytes(StandardCharsets.ISO_8859_1);
    return "head " + QuotedOctets.of(first, first.length);
  }

  @Override
  public Units next(byte[] known) {
    String text = new String(known, StandardCharsets.ISO_8859_1);
    boolean refused = text.startsWith("HTTP/") && !text.startsWith("101", "HTTP/1.1 ".length());
    return refused ? OCTETS : new WebSocketFrames();
  }

  @Override
  public boolean endsWithItsPiece() {
    return true;
  }
}
