package org.mles.proxy.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.mles.http.Response;
import org.mles.http.Status;
import org.mles.memory.Octets;

/**
 * What answers a request, after which the connection ends. Thread: any.
 *
 * @param head status and fields, to the empty line; of an answer that is made for one request all
 *     of it
 * @param body octets of a page that many may be sent at a time; empty for an answer without
 */
public record Answer(ByteBuffer head, Octets body) {
  private static final Octets NOTHING = Octets.of(new byte[0]);

  /** Says how a request ended, and why. */
  static Answer of(Status status, String why, boolean withBody) {
    return new Answer(Response.of(status, why).encode(withBody), NOTHING);
  }

  /** Makes an answer without a body. */
  static Answer of(String status, String fields) {
    return new Answer(head(status, fields), NOTHING);
  }

  /** Shows a page, which HEAD leaves out. */
  static Answer page(String fields, Octets page, boolean withBody) {
    ByteBuffer head = head("200 OK", fields + "Content-Length: " + page.size() + "\r\n");
    return new Answer(head, withBody ? page : NOTHING);
  }

  private static ByteBuffer head(String status, String fields) {
    String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + fields + "\r\n";
    return ByteBuffer.wrap(head.getBytes(ISO_8859_1));
  }
}
