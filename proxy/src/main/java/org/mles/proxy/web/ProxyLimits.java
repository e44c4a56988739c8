package org.mles.proxy.web;

import java.time.Duration;
import org.mles.frame.v1.V1Header;

/**
 * How much of anything a proxy has. Thread: any.
 *
 * @param browsers connections of browsers at a time. Source: WSP-20
 * @param channels of one browser; each is a connection to the upstream server. Source: WSP-16
 * @param bodyOctets longest message, 1 to 0xFFFFFF. Source: WSP-18
 * @param pingInterval how often a browser is asked for a sign of life. Source: WSP-19
 * @param headDeadline from accept to the end of a request. Source: WSP-20
 */
public record ProxyLimits(
    int browsers, int channels, int bodyOctets, Duration pingInterval, Duration headDeadline) {
  /** What a proxy has that is told nothing. */
  public static final ProxyLimits STANDARD =
      new ProxyLimits(
          10_000, 1_024, V1Header.MAX_BODY_OCTETS, Duration.ofSeconds(24), Duration.ofSeconds(10));

  /** Refuses what makes no limit. */
  public ProxyLimits {
    require(browsers > 0, "browsers", browsers);
    require(channels > 0, "channels", channels);
    require(bodyOctets > 0 && bodyOctets <= V1Header.MAX_BODY_OCTETS, "body octets", bodyOctets);
    require(pingInterval.toMillis() > 0, "ping interval", pingInterval);
    require(headDeadline.toMillis() > 0, "deadline of a request", headDeadline);
  }

  private static void require(boolean met, String name, Object value) {
    if (!met) {
      throw new IllegalArgumentException(name + ": " + value + " is out of range");
    }
  }

  /** Changes {@link #browsers}. */
  public ProxyLimits withBrowsers(int other) {
    return new ProxyLimits(other, channels, bodyOctets, pingInterval, headDeadline);
  }

  /** Changes {@link #channels}. */
  public ProxyLimits withChannels(int other) {
    return new ProxyLimits(browsers, other, bodyOctets, pingInterval, headDeadline);
  }

  /** Changes {@link #bodyOctets}. */
  public ProxyLimits withBodyOctets(int other) {
    return new ProxyLimits(browsers, channels, other, pingInterval, headDeadline);
  }

  /** Changes {@link #pingInterval}. */
  public ProxyLimits withPingInterval(Duration other) {
    return new ProxyLimits(browsers, channels, bodyOctets, other, headDeadline);
  }

  /** Changes {@link #headDeadline}. */
  public ProxyLimits withHeadDeadline(Duration other) {
    return new ProxyLimits(browsers, channels, bodyOctets, pingInterval, other);
  }
}
