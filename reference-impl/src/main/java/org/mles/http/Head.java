package org.mles.http;

import java.util.List;
import org.mles.rule.WireRule;

/** What came before the empty line: a request, an answer, or what is wrong with it. */
public sealed interface Head {
  /**
   * A request.
   *
   * @param method as it came; methods differ by case
   * @param minorVersion digit behind {@code HTTP/1.}
   * @param target path and query, or a whole URI
   * @param fields among which is one Host, at most one in HTTP/1.0
   */
  record Request(String method, int minorVersion, String target, Fields fields) implements Head {
    /** Returns the target up to a question mark. */
    public String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the values of the Host fields. */
    public List<String> hosts() {
      return fields.all("Host");
    }

    /** Tells whether it says that a body follows; a length that cannot be read says so too. */
    public boolean announcesBody() {
      return fields.anyBegins("Transfer-Encoding")
          || !fields.all("Content-Length").stream().allMatch("0"::equals);
    }
  }

  /**
   * An answer.
   *
   * @param code such as 101
   */
  record Answer(int code, Fields fields) implements Head {}

  /**
   * Neither.
   *
   * @param status how to answer if it was meant as a request
   * @param why for people
   */
  record Refused(Status status, WireRule rule, String why) implements Head {}
}
