package org.mles.benchmarks.driver.broker.nats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;

/**
 * Finds messages in what one subscriber of NATS receives: a line {@code MSG} that ends with the
 * payload's length, then the payload. A message with headers ({@code HMSG}) is not the publisher's
 * and is reported as somebody else's; pings are answered.
 */
final class NatsScan extends PayloadScan {
  /** A server may tell news of itself ({@code INFO}) in a line as long as that. */
  private static final int LINE_OCTETS = 4096;

  private static final int END_OF_LINE = 2;
  private static final int MOST = 100_000_000;

  private final int subscriber;
  private final Answer answer;

  /**
   * Scans for one subscriber.
   *
   * @param answer sends a pong
   */
  NatsScan(int subscriber, LoadPlan.Sink sink, Answer answer) {
    super(sink, LINE_OCTETS);
    this.subscriber = subscriber;
    this.answer = answer;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    int line = line(in, at, have);
    if (line == MORE) {
      return MORE;
    }
    switch (in.get(at)) {
      case 'M', 'H' -> {
        return message(in, at, have, line);
      }
      case 'P' -> {
        if (in.get(at + 1) == 'I') {
          answer.send();
        }
      }
      case '+', 'I' -> {}
      default ->
          throw new IOException(
              "subscriber " + subscriber + " received " + text(in, at, line).strip());
    }
    return line;
  }

  private int message(ByteBuffer in, int at, int have, int line) throws IOException {
    int octets = lastNumber(in, at, line);
    if (have < line + wordOctets(octets)) {
      return MORE;
    }
    boolean headers = in.get(at) == 'H';
    carries(subscriber, headers ? 0 : wordAt(in, at + line, octets), octets);
    return line + octets + END_OF_LINE;
  }

  /** Returns the length of the line with its end. */
  private static int line(ByteBuffer in, int at, int have) {
    for (int i = 0; i < have; i++) {
      if (in.get(at + i) == '\n') {
        return i + 1;
      }
    }
    return MORE;
  }

  private int lastNumber(ByteBuffer in, int at, int line) throws IOException {
    long value = 0;
    int digit = 1;
    for (int i = at + line - END_OF_LINE - 1; i > at && in.get(i) != ' '; i--) {
      int octet = in.get(i) - '0';
      if (octet < 0 || octet > 9 || digit > MOST) {
        throw new IOException("subscriber " + subscriber + " received " + text(in, at, line));
      }
      value += (long) digit * octet;
      digit *= 10;
    }
    return (int) value;
  }

  private static String text(ByteBuffer in, int at, int octets) {
    byte[] line = new byte[octets];
    in.get(at, line);
    return new String(line, StandardCharsets.US_ASCII);
  }
}
