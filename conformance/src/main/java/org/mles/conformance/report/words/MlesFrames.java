package org.mles.conformance.report.words;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.mles.conformance.wire.BodyWords;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.QuotedOctets;
import org.mles.conformance.wire.RawFrame;

/** Frames of version 1, or one first frame of the N draft and octets behind it. Thread: any. */
final class MlesFrames implements Units {
  @Override
  public boolean canBegin(byte first) {
    return first == RawFrame.TYPE || first == NFirst.TYPE;
  }

  private static int headerOctets(byte[] begun) {
    return begun[0] == NFirst.TYPE ? NFirst.HEADER_OCTETS : RawFrame.HEADER_OCTETS;
  }

  private static int announced(byte[] begun) {
    return ByteBuffer.wrap(begun).getInt() & RawFrame.MAX_BODY_OCTETS;
  }

  @Override
  public long octets(byte[] begun) {
    int header = headerOctets(begun);
    return begun.length < header ? 0 : (long) header + announced(begun);
  }

  @Override
  public String words(byte[] known, long octets) {
    int header = headerOctets(known);
    int body = announced(known);
    byte[] rest = Arrays.copyOfRange(known, header, known.length);
    if (known[0] == NFirst.TYPE) {
      return "first frame of the N draft: " + QuotedOctets.of(rest, body);
    }
    String words = body == 0 ? "a header that announces no body" : BodyWords.of(rest, body);
    return String.format(
        Locale.ROOT, "%s, cid %08x", words, ByteBuffer.wrap(known).getInt(Integer.BYTES));
  }

  @Override
  public Units next(byte[] known) {
    return known[0] == NFirst.TYPE ? OCTETS : this;
  }
}
