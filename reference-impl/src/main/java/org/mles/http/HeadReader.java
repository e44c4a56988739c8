package org.mles.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/**
 * Collects one head, whatever the pieces in which it arrives, and reads it once it is whole.
 *
 * <p>Thread: caller. Source: RFC 9112, sections 2 to 5; V2-HTTP-01, V2-HTTP-05, V2-HTTP-11.
 */
public final class HeadReader {
  /** Browsers send less than a thousand octets, Prometheus a quarter of that. */
  public static final int MOST_OCTETS = 8192;

  private static final int FIRST_OCTETS = 256;

  private final Function<String, Head> reading;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream(FIRST_OCTETS);
  private int lineOctets;
  private @Nullable Head done;

  private HeadReader(Function<String, Head> reading) {
    this.reading = reading;
  }

  /** Makes a reader of what a client sends. */
  public static HeadReader ofRequest() {
    return new HeadReader(HeadText::request);
  }

  /** Makes a reader of what a server answers. */
  public static HeadReader ofAnswer() {
    return new HeadReader(HeadText::answer);
  }

  /**
   * Takes octets, all of them or up to the end of the head.
   *
   * @return the head, from then on always the same; null if more has to come
   */
  public @Nullable Head take(ByteBuffer in) {
    while (done == null && in.hasRemaining()) {
      if (head.size() == MOST_OCTETS) {
        String why = "more than " + MOST_OCTETS + " octets";
        done = new Head.Refused(Status.HEAD_TOO_LARGE, WireRule.V2_HTTP_HEAD_TOO_LARGE, why);
      } else {
        take(in.get());
      }
    }
    return done;
  }

  private void take(byte octet) {
    head.write(octet);
    if (octet == '\n' && lineOctets == 0) {
      done = reading.apply(head.toString(ISO_8859_1));
    }
    // A line's end may be LF alone, and a CR before it is part of the end.
    lineOctets = octet == '\n' ? 0 : lineOctets + (octet == '\r' ? 0 : 1);
  }

  /** Returns how many octets of a head that is not whole are kept here. */
  public int pendingOctets() {
    return done == null ? head.size() : 0;
  }
}
