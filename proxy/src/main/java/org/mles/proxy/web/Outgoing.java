package org.mles.proxy.web;

/** Has something to send at the end of a turn of the loop. Thread: loop. */
interface Outgoing {
  /** Sends as much as the connection takes. */
  void flush();
}
