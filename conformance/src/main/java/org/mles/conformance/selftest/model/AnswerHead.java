package org.mles.conformance.selftest.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.wire.HttpAnswer;

/** Reads what a server answers to a request for a WebSocket. Thread: the connection's. */
public final class AnswerHead {
  private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};
  private static final int MOST_HEAD_OCTETS = 16 << 10;

  private AnswerHead() {}

  /** Returns the answer; null if the stream ends before, or it is too long. */
  public static @Nullable HttpAnswer read(Input in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (head.size() < MOST_HEAD_OCTETS) {
      byte[] octet = in.take(1);
      head.writeBytes(octet);
      byte[] all = head.toByteArray();
      int from = all.length - EMPTY_LINE.length;
      if (octet.length == 0) {
        return null;
      } else if (from >= 0 && Arrays.equals(all, from, all.length, EMPTY_LINE, 0, 4)) {
        return HttpAnswer.parse(all);
      }
    }
    return null;
  }
}
