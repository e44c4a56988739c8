package org.mles.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows the counters of a server to Prometheus, at {@code /metrics} on a loopback port.
 *
 * <p>Thread: any; answers on a thread of its own.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;

  private final HttpServer http;

  private MetricsEndpoint(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts to answer.
   *
   * @param port loopback port, 0 for a free one
   * @param counters read anew for each answer
   * @throws IOException if the port cannot be listened on
   */
  public static MetricsEndpoint start(int port, Supplier<Counters> counters) throws IOException {
    HttpServer http = HttpServer.create(address(port), 0);
    http.createContext("/metrics", exchange -> answer(exchange, text(counters.get())));
    http.start();
    return new MetricsEndpoint(http);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Returns the port that it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(OK, octets.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(octets);
    }
  }

  /** Writes counters in the text format of Prometheus. */
  static String text(Counters counters) {
    StringBuilder text = new StringBuilder();
    counters.values().forEach((name, value) -> metric(text, name, value));
    text.append("# TYPE mles_refusals_total counter\n");
    counters
        .refusals()
        .forEach(
            (rule, count) ->
                text.append(
                    "mles_refusals_total{rule=\"%s\",clause=\"%s\"} %d\n"
                        .formatted(rule.name().toLowerCase(Locale.ROOT), rule.clause(), count)));
    return text.toString();
  }

  private static void metric(StringBuilder text, String name, long value) {
    String type = name.endsWith("_total") ? "counter" : "gauge";
    text.append("# TYPE mles_%s %s\nmles_%s %d\n".formatted(name, type, name, value));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
