package org.mles.proxy.web;

import java.util.Locale;

/** What a proxy counts. Each is shown under its name in small letters. */
public enum Count {
  /** Connections of browsers since the start. */
  BROWSERS_ACCEPTED_TOTAL,
  /** Those that are gone. */
  BROWSERS_CLOSED_TOTAL,
  /** Those that were over a limit when they came. */
  BROWSERS_TURNED_AWAY_TOTAL,
  /** Requests that became a WebSocket. */
  UPGRADES_TOTAL,
  /** Requests that were refused, or broke a rule of HTTP. */
  REQUESTS_REFUSED_TOTAL,
  /** Requests that got an answer of the site, whatever it was. */
  PAGES_TOTAL,
  /** WebSockets that broke a rule, or named more channels than one may. */
  WEBSOCKETS_REFUSED_TOTAL,
  /** Channels that browsers have named, each once for each browser. */
  LANES_TOTAL,
  /** Connections to the upstream server that were made again for a channel. */
  LANES_REOPENED_TOTAL,
  /** WebSockets that were closed because the connection of a channel was lost or refused. */
  LANES_LOST_TOTAL,
  /** Messages that went from browsers to lanes. */
  MESSAGES_UP_TOTAL,
  /** Messages that went from lanes to browsers. */
  MESSAGES_DOWN_TOTAL,
  /** Messages that no server would understand: text, empty, or no message of version 1. WSP-21 */
  MESSAGES_NOT_UNDERSTOOD_TOTAL,
  /** Messages that waited for a connection that did not come before the browser had to go. */
  MESSAGES_UNDELIVERED_TOTAL,
  /** Frames of the upstream server that its end cut short. */
  FRAMES_CUT_TOTAL,
  /** WebSockets that were closed since their browser was mute. */
  BROWSERS_MUTE_TOTAL,
  /**
   * Browsers that were cut off since they made the proxy hold most when it held too much. WSP-22
   */
  BROWSERS_RELIEVED_TOTAL,
  /** Another certificate was shown from then on. */
  TLS_CERTIFICATES_REPLACED_TOTAL,
  /** A certificate could not be shown, so the old one went on. */
  TLS_CERTIFICATES_KEPT_TOTAL,
  /** Failures of our own. */
  BUGS_TOTAL;

  /** Returns the name that it is shown under. */
  public String word() {
    return "proxy_" + name().toLowerCase(Locale.ROOT);
  }
}
