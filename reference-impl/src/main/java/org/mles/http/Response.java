package org.mles.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * An answer after which the connection ends. Thread: any.
 *
 * @param status how the request ended
 * @param contentType media type of the text
 * @param text body, sent as UTF-8
 */
public record Response(Status status, String contentType, String text) {
  /** Makes an answer that says nothing but how the request ended. */
  public static Response of(Status status) {
    return new Response(status, "text/plain; charset=utf-8", status + "\n");
  }

  /** Makes an answer that says how the request ended, and why. */
  public static Response of(Status status, String why) {
    return new Response(status, "text/plain; charset=utf-8", status + ": " + why + "\n");
  }

  /**
   * Returns the octets to send.
   *
   * @param withBody false for an answer to HEAD, which announces the body and leaves it out
   */
  public ByteBuffer encode(boolean withBody) {
    byte[] body = text.getBytes(UTF_8);
    String head =
        ("HTTP/1.1 " + status + "\r\n" + status.fields())
            + ("Content-Type: " + contentType + "\r\n")
            + ("Content-Length: " + body.length + "\r\n")
            + "Cache-Control: no-store\r\n\r\n";
    byte[] octets = head.getBytes(ISO_8859_1);
    ByteBuffer all = ByteBuffer.allocate(octets.length + (withBody ? body.length : 0));
    all.put(octets);
    if (withBody) {
      all.put(body);
    }
    return all.flip();
  }
}
