package org.mles.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects the head of one request, whatever the pieces in which it arrives, and reads it once it
 * is whole. Thread: caller. Source: RFC 9112, sections 2 to 5.
 */
public final class HeadReader {
  /** Browsers send less than a thousand octets, Prometheus a quarter of that. */
  public static final int MOST_OCTETS = 8192;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/([0-9])\\.([0-9])");
  private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):([\t -~\\x80-\\xFF]*)");

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private int lineOctets;

  /**
   * Takes octets, all of them or up to the end of the head.
   *
   * @return the head, or null if more has to come
   */
  public @Nullable Head take(ByteBuffer in) {
    while (in.hasRemaining()) {
      if (head.size() == MOST_OCTETS) {
        return new Head.Refused(Status.HEAD_TOO_LARGE);
      }
      byte octet = in.get();
      head.write(octet);
      if (octet == '\n' && lineOctets == 0) {
        return read(head.toString(ISO_8859_1));
      }
      // A line's end may be LF alone, and a CR before it is part of the end.
      lineOctets = octet == '\n' ? 0 : lineOctets + (octet == '\r' ? 0 : 1);
    }
    return null;
  }

  private static Head read(String head) {
    List<String> lines = head.lines().toList();
    Matcher first = REQUEST_LINE.matcher(lines.get(0));
    if (!first.matches()) {
      return new Head.Refused(Status.BAD_REQUEST);
    }
    if (!first.group(3).equals("1")) {
      return new Head.Refused(Status.VERSION_NOT_SUPPORTED);
    }
    List<String> hosts = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        return new Head.Refused(Status.BAD_REQUEST);
      }
      if (field.group(1).equalsIgnoreCase("host")) {
        hosts.add(field.group(2).strip());
      }
    }
    boolean mayLackHost = first.group(4).equals("0");
    if (hosts.size() > 1 || (hosts.isEmpty() && !mayLackHost)) {
      return new Head.Refused(Status.BAD_REQUEST);
    }
    String target = first.group(2);
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return new Head.Request(first.group(1), path, hosts);
  }
}
