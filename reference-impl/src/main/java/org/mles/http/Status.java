package org.mles.http;

/** How a request ended. Thread: any. Source: RFC 9110, section 15. */
public enum Status {
  /** Here it is. */
  OK(200, "OK"),
  /** No request, or one that names its host never or twice. */
  BAD_REQUEST(400, "Bad Request"),
  /** There is nothing of that name. */
  NOT_FOUND(404, "Not Found"),
  /** It can only be read. */
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  /** Meant for another host. */
  MISDIRECTED_REQUEST(421, "Misdirected Request"),
  /** More octets than anybody needs to ask. */
  HEAD_TOO_LARGE(431, "Request Header Fields Too Large"),
  /** Neither HTTP/1.0 nor HTTP/1.1. */
  VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported");

  private final int code;
  private final String reason;

  Status(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** Returns the code and what it says, as in a status line. */
  @Override
  public String toString() {
    return code + " " + reason;
  }
}
