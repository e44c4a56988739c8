package org.mles.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyReader;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;
import org.mles.text.Printable;

/**
 * Prints frames field by field with their offsets, as far as the octets go, and says which rule
 * ends the listing. What a resync carries is shown as frames, too. Thread: caller.
 */
public final class FrameListing {
  private static final int MAX_LINES = 10_000;
  private static final int MAX_NESTED = 3;

  private final byte[] octets;
  private final HexLines out;
  private int number;
  private int nesting;
  private boolean sound = true;

  /** Makes a listing of {@code octets}, which it does not change, that goes to {@code out}. */
  public FrameListing(byte[] octets, PrintWriter out) {
    this.octets = octets;
    this.out = new HexLines(out, octets, MAX_LINES);
  }

  /** Prints everything and tells whether all of it is whole frames with bodies that decode. */
  public boolean print() {
    int at = 0;
    while (at >= 0 && at < octets.length) {
      at = frame(at, octets.length, 0);
    }
    return sound;
  }

  /** Prints one frame and returns where the next begins, -1 if nothing can follow. */
  private int frame(int at, int to, int depth) {
    Decoded<V1Header> decoded = V1Header.decode(ByteBuffer.wrap(octets, at, to - at));
    if (decoded instanceof Decoded.Refused<V1Header> refused) {
      return refuse(depth, at, to, refused.rule(), refused.detail());
    }
    if (decoded instanceof Decoded.NeedMore<V1Header> more) {
      return refuse(depth, at, to, WireRule.END_INSIDE_FRAME, missing(more.atLeastOctets()));
    }
    V1Header header = ((Decoded.Complete<V1Header>) decoded).value();
    int body = at + V1Header.OCTETS;
    number++;
    out.note(depth, "frame " + number + ": " + (V1Header.OCTETS + header.bodyOctets()) + " octets");
    header(depth, at, header);
    if (to - body < header.bodyOctets()) {
      walk(depth, body, to);
      int missing = header.bodyOctets() - (to - body);
      return refuse(depth, to, to, WireRule.END_INSIDE_FRAME, missing(missing));
    }
    walk(depth, body, body + header.bodyOctets());
    verdict(depth, body, body + header.bodyOctets());
    return body + header.bodyOctets();
  }

  private void header(int depth, int at, V1Header header) {
    HexFormat hex = HexFormat.of();
    boolean low = header.cid() == (int) header.key();
    out.field(depth, at, 1, "type     'M'");
    out.field(depth, at + 1, 3, "length   " + header.bodyOctets());
    out.field(
        depth,
        at + 4,
        4,
        "cid      " + hex.toHexDigits(header.cid()) + (low ? ", low half of the key" : ""));
    out.field(depth, at + 8, 8, "key      " + hex.toHexDigits(header.key()));
  }

  private void walk(int depth, int from, int to) {
    new CborWalk(octets, from, to, out, this::nested).list(depth);
  }

  private void nested(int depth, String afterText, int from, int to) {
    if (afterText.equals("encoded_msg") && from < to) {
      if (nesting == MAX_NESTED) {
        out.note(depth, "frames inside frames, " + MAX_NESTED + " deep: more is not shown");
        return;
      }
      nesting++;
      int end = frame(from, to, depth);
      if (end >= 0 && end < to) {
        refuse(depth, end, to, WireRule.RESYNC_ITEM, "octets after the frame");
      }
      nesting--;
    }
  }

  private void verdict(int depth, int from, int to) {
    Decoded<V1Body> decoded = V1BodyReader.decode(Arrays.copyOfRange(octets, from, to));
    if (decoded instanceof Decoded.Refused<V1Body> refused) {
      refuse(depth, from, to, refused.rule(), refused.detail());
    } else if (decoded instanceof Decoded.Complete<V1Body> complete) {
      out.note(depth, describe(complete.value()));
    }
  }

  private static String describe(V1Body body) {
    if (body instanceof V1Body.Resync resync) {
      return "resync of " + resync.items().size() + " frames";
    }
    V1Body.Message message = (V1Body.Message) body;
    String text = new String(message.message(), UTF_8);
    return "message of "
        + Printable.quoted(message.uid())
        + " on "
        + Printable.quoted(message.channel())
        + ": "
        + (message.message().length == 0 ? "empty" : Printable.quoted(text));
  }

  private int refuse(int depth, int at, int to, WireRule rule, String detail) {
    sound = false;
    String verdict = "refused: " + rule + " (" + rule.clause() + "): " + Printable.sentence(detail);
    out.field(depth, at, to - at, verdict);
    return -1;
  }

  private static String missing(int octets) {
    return "at least " + octets + " more octets are needed";
  }
}
