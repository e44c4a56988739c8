package org.mles.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/** Reads the text of a whole head. Thread: any. Source: V2-HTTP-02, V2-HTTP-03, V2-HTTP-05. */
final class HeadText {
  static final int MOST_FIELDS = 100;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://";

  /** A path, or a whole URI as proxies get; nobody sends what stands behind a {@code #}. */
  private static final String TARGET = "(?:/|" + SCHEME + ")[!-~&&[^#]]*";

  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") (" + TARGET + ") HTTP/([0-9])\\.([0-9])");
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[0-9] ([0-9]{3})(?: [\t -~\\x80-\\xFF]*)?");
  private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):([\t -~\\x80-\\xFF]*)");
  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  private HeadText() {}

  /** Reads what a client sent, up to its empty line. */
  static Head request(String head) {
    String[] lines = LINE_END.split(head);
    Matcher first = REQUEST_LINE.matcher(lines.length == 0 ? "" : lines[0]);
    if (!first.matches()) {
      return malformed("no request line of HTTP/1.1");
    }
    if (!first.group(3).equals("1")) {
      return new Head.Refused(
          Status.VERSION_NOT_SUPPORTED, WireRule.V2_HTTP_MALFORMED, "HTTP/" + first.group(3));
    }
    List<Fields.Field> fields = new ArrayList<>();
    Head.Refused refused = readFields(lines, fields);
    if (refused != null) {
      return refused;
    }
    Head.Request request =
        new Head.Request(
            first.group(1), first.group(4).charAt(0) - '0', first.group(2), new Fields(fields));
    int hosts = request.hosts().size();
    boolean mayLackHost = request.minorVersion() == 0;
    return hosts == 1 || (hosts == 0 && mayLackHost)
        ? request
        : new Head.Refused(Status.BAD_REQUEST, WireRule.V2_HTTP_HOST, hosts + " Host fields");
  }

  /** Reads what a server sent, up to its empty line. */
  static Head answer(String head) {
    String[] lines = LINE_END.split(head);
    Matcher first = STATUS_LINE.matcher(lines.length == 0 ? "" : lines[0]);
    if (!first.matches()) {
      return malformed("no status line of HTTP/1.1");
    }
    List<Fields.Field> fields = new ArrayList<>();
    Head.Refused refused = readFields(lines, fields);
    return refused == null
        ? new Head.Answer(Integer.parseInt(first.group(1)), new Fields(fields))
        : refused;
  }

  private static Head.@Nullable Refused readFields(String[] lines, List<Fields.Field> fields) {
    if (lines.length - 1 > MOST_FIELDS) {
      String why = "more than " + MOST_FIELDS + " fields";
      return new Head.Refused(Status.HEAD_TOO_LARGE, WireRule.V2_HTTP_HEAD_TOO_LARGE, why);
    }
    for (int i = 1; i < lines.length; i++) {
      Matcher field = FIELD.matcher(lines[i]);
      if (!field.matches()) {
        return malformed("line " + (i + 1) + " is no field");
      }
      String name = field.group(1).toLowerCase(Locale.ROOT);
      fields.add(new Fields.Field(name, field.group(2).strip()));
    }
    return null;
  }

  private static Head.Refused malformed(String why) {
    return new Head.Refused(Status.BAD_REQUEST, WireRule.V2_HTTP_MALFORMED, why);
  }
}
