package org.mles.conformance.selftest.model.v2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.wire.HttpHead;

/** What a server takes for a head of a request. Thread: the connection's. Source: RFC 9112. */
abstract class HeadRules {
  private static final int MOST_OCTETS = 8192;
  private static final int MOST_FIELDS = 100;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String TARGET = "(?:/|[A-Za-z][A-Za-z0-9+.-]*://)[!-~&&[^#]]*";
  private static final Pattern REQUEST_LINE =
      Pattern.compile(TOKEN + " " + TARGET + " HTTP/[0-9]\\.[0-9]");
  private static final Pattern FIELD = Pattern.compile(TOKEN + ":[\t -~\\x80-\\xFF]*");
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  /** Reads up to an empty line, or up to where a head is too long; null if the stream ended. */
  protected @Nullable String readHead(Input in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lineOctets = 1;
    while (lineOctets > 0 && head.size() <= mostOctets()) {
      lineOctets = 0;
      byte[] octet = nextOctet(in, head.size());
      while (octet.length > 0 && octet[0] != '\n' && head.size() <= mostOctets()) {
        head.writeBytes(octet);
        lineOctets += octet[0] == '\r' ? 0 : 1;
        octet = nextOctet(in, head.size());
      }
      if (octet.length == 0) {
        return null;
      }
      head.writeBytes(octet);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Returns the next octet of a head of which some have come, or none if the stream ended. */
  protected byte[] nextOctet(Input in, int before) throws IOException {
    return in.take(1);
  }

  /** Returns the octets of the longest head. */
  protected int mostOctets() {
    return MOST_OCTETS;
  }

  /** Says whether a head is longer than it may be. */
  protected final boolean isTooLong(String head) {
    return head.length() > mostOctets() || LINE_END.split(head, -1).length - 3 > mostFields();
  }

  /** Returns the number of the most fields. */
  protected int mostFields() {
    return MOST_FIELDS;
  }

  /** Returns the request of a head, or null if it is malformed. */
  protected final @Nullable Request parse(String head) {
    String[] lines = LINE_END.split(plain(head), -1);
    if (!isRequestLine(lines[0])) {
      return null;
    }
    List<HttpHead.Field> fields = new ArrayList<>();
    // The empty line at the end makes two that are no fields.
    for (int i = 1; i < lines.length - 2; i++) {
      if (!isField(lines[i])) {
        return null;
      }
      int colon = lines[i].indexOf(':');
      if (colon >= 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        fields.add(new HttpHead.Field(name, lines[i].substring(colon + 1).strip()));
      }
    }
    String[] words = lines[0].split(" ", -1);
    String version = words.length > 2 ? words[words.length - 1] : "";
    return new Request(words[0], words.length > 1 ? words[1] : "", version, fields);
  }

  /** Returns a head as it is read. */
  protected String plain(String head) {
    return head;
  }

  /** Says whether a line may begin a request. */
  protected boolean isRequestLine(String line) {
    return REQUEST_LINE.matcher(line).matches();
  }

  /** Says whether a line is a field. */
  protected boolean isField(String line) {
    return FIELD.matcher(line).matches();
  }

  /** Says whether a request may have so many Host fields. */
  protected boolean areHosts(Request request, int count) {
    return count == 1 || (count == 0 && !isVersion(request));
  }

  /** Says whether a request is of HTTP/1.1. */
  protected boolean isVersion(Request request) {
    return request.version().equals("HTTP/1.1");
  }

  /** Says whether a body follows a request. */
  protected boolean announcesBody(Request request) {
    return !request.values("transfer-encoding").isEmpty()
        || !request.values("content-length").stream().allMatch("0"::equals);
  }
}
