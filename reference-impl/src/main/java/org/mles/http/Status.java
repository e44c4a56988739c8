package org.mles.http;

/** How a request ended. Thread: any. Source: RFC 9110, section 15. */
public enum Status {
  /** Here it is. */
  OK(200, "OK"),
  /** No request, or one that names its host never or twice. */
  BAD_REQUEST(400, "Bad Request"),
  /** Not for a page of somebody else. */
  FORBIDDEN(403, "Forbidden"),
  /** There is nothing of that name. */
  NOT_FOUND(404, "Not Found"),
  /** It can only be read. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed", "Allow: GET, HEAD\r\n"),
  /** Meant for another host. */
  MISDIRECTED_REQUEST(421, "Misdirected Request"),
  /** Another version of WebSocket. */
  UPGRADE_REQUIRED(
      426, "Upgrade Required", "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n", ", Upgrade"),
  /** More octets than anybody needs to ask. */
  HEAD_TOO_LARGE(431, "Request Header Fields Too Large"),
  /** Not any more, or not now. */
  UNAVAILABLE(503, "Service Unavailable"),
  /** Neither HTTP/1.0 nor HTTP/1.1. */
  VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported");

  private final int code;
  private final String reason;
  private final String fields;
  private final String connection;

  Status(int code, String reason) {
    this(code, reason, "");
  }

  Status(int code, String reason, String fields) {
    this(code, reason, fields, "");
  }

  Status(int code, String reason, String fields, String connection) {
    this.code = code;
    this.reason = reason;
    this.fields = fields;
    this.connection = connection;
  }

  /** Returns the fields that go with it; the connection ends after every answer. */
  String fields() {
    return fields + "Connection: close" + connection + "\r\n";
  }

  /** Returns the code and what it says, as in a status line. */
  @Override
  public String toString() {
    return code + " " + reason;
  }
}
