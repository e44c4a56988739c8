package org.mles.metrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.rule.WireRule;
import org.mles.server.Counters;

/** The page of counters on loopback, with clients that are slow, strange or hostile. */
@Timeout(60)
class MetricsIT {
  private static final Counters COUNTERS =
      new Counters(5, 2, 3, 4, 6, 7, 8, 9, 10, 11, 0, 13, Map.of(), Map.of(WireRule.BAD_TYPE, 12L));

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** Longer than any test: what ends within it did not end by it. */
  private static final MetricsConfig CONFIG =
      MetricsConfig.onPort(0).withDeadline(Duration.ofHours(1));

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private MetricsEndpoint start(MetricsConfig config) throws IOException {
    MetricsEndpoint endpoint = MetricsEndpoint.start(config, () -> COUNTERS);
    opened.add(endpoint);
    return endpoint;
  }

  private Socket send(MetricsEndpoint endpoint, String octets) throws IOException {
    Socket socket = new Socket(LOOPBACK, endpoint.port());
    opened.add(socket);
    socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    return socket;
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private String ask(MetricsEndpoint endpoint, String octets) throws IOException {
    return read(send(endpoint, octets));
  }

  private String scrape(MetricsEndpoint endpoint) throws IOException {
    return ask(endpoint, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  @Test
  void showsEveryCounter() throws IOException {
    assertThat(scrape(start(CONFIG)))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains(
            "Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n",
            "# TYPE mles_connections_open gauge\nmles_connections_open 2\n",
            "# TYPE mles_joins_total counter\nmles_joins_total 3\n",
            "# TYPE mles_log_octets gauge\nmles_log_octets 13\n",
            "mles_refusals_total{rule=\"bad_type\",clause=\"V1-HDR-05\"} 12\n");
  }

  @Test
  void answersHeadWithTheLengthAndNoBody() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG);
    String whole = scrape(endpoint);
    String head = ask(endpoint, "HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(whole).startsWith(head);
    assertThat(head).endsWith("\r\n\r\n").contains("Content-Length: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1|Host: localhost||',                            404",
    "'GET /metrics/x HTTP/1.1|Host: localhost||',                   404",
    "'GET http://localhost/metrics HTTP/1.1|Host: localhost||',     404",
    "'GET /metrics?name=x HTTP/1.1|Host: localhost||',              200",
    "'GET /metrics HTTP/1.0||',                                     200",
    "'POST /metrics HTTP/1.1|Host: localhost|Content-Length: 1||x', 405",
    "'get /metrics HTTP/1.1|Host: localhost||',                     405",
    "'GET /metrics HTTP/2.0|Host: localhost||',                     505",
    "'GET /metrics HTTP/1.1||',                                     400",
    "'GET /metrics HTTP/1.1|Host: localhost|Host: localhost||',     400",
    "'GET /metrics|Host: localhost||',                              400",
    "'GET  /metrics HTTP/1.1|Host: localhost||',                    400",
    "'GET /metrics HTTP/1.1|Host : localhost||',                    400",
    "'GET /metrics HTTP/1.1|Host: localhost| folded||',             400",
    "'||',                                                          400",
    "'GET /metrics HTTP/1.1|Host: LOCALHOST.:80||',                 200",
    "'GET /metrics HTTP/1.1|Host: 127.0.0.1||',                     200",
    "'GET /metrics HTTP/1.1|Host: evil.example||',                  421",
    "'GET /metrics HTTP/1.1|Host: localhost.evil.example||',        421",
    "'GET /metrics HTTP/1.1|Host: evil.example:80@localhost||',     421",
    "'GET /metrics HTTP/1.1|Host: 192.0.2.1||',                     421",
    "'GET /metrics HTTP/1.1|Host: 0||',                             421",
    "'GET /metrics HTTP/1.1|Host: [::1||',                          421",
    "'GET /metrics HTTP/1.1|Host: ||',                              421",
    "'GET / HTTP/1.1|Host: evil.example||',                         421"
  })
  void answersEachRequestByItsKind(String request, int status) throws IOException {
    assertThat(ask(start(CONFIG), request.replace("|", "\r\n")))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void tellsWhatIsAllowed() throws IOException {
    assertThat(ask(start(CONFIG), "PUT /metrics HTTP/1.0\n\n")).contains("Allow: GET, HEAD\r\n");
  }

  @Test
  void takesTheNamesThatItWasGiven() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG.withHosts(List.of("metrics.example", "::1")));
    assertThat(ask(endpoint, "GET /metrics HTTP/1.1\r\nHost: Metrics.Example:9\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(ask(endpoint, "GET /metrics HTTP/1.1\r\nHost: [::1]:9\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(endpoint.text())
        .contains("127.0.0.1:" + endpoint.port(), "localhost, metrics.example, ::1");
  }

  @Test
  void refusesAnEndlessHead() throws IOException {
    String endless = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(10_000);
    assertThat(ask(start(CONFIG), endless)).startsWith("HTTP/1.1 431 ");
    assertThat(ask(start(CONFIG), "G".repeat(20_000))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void answersBesideClientsThatSaidHalfOfTheirRequest() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG);
    for (int i = 0; i < 100; i++) {
      send(endpoint, "GET /met");
      assertThat(scrape(endpoint)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void letsTheOldestMakePlaceForAnother() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG);
    Socket oldest = send(endpoint, "GET /met");
    List<Socket> others = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      others.add(send(endpoint, "GET /met"));
    }
    assertThat(read(oldest)).isEmpty();
    Socket newest = others.get(31);
    newest.getOutputStream().write("rics HTTP/1.0\n\n".getBytes(ISO_8859_1));
    assertThat(read(newest)).startsWith("HTTP/1.1 200");
  }

  @Test
  void endsWhoeverIsNotDoneAtTheDeadline() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG.withDeadline(Duration.ofMillis(50)));
    assertThat(ask(endpoint, "GET /met")).isEmpty();
  }

  @Test
  void answersAClientThatHasSaidThatNothingMoreFollows() throws IOException {
    Socket socket = send(start(CONFIG), "GET /metrics HTTP/1.0\r\n\r\n");
    socket.shutdownOutput();
    assertThat(read(socket)).startsWith("HTTP/1.1 200");
  }

  @Test
  void readsARequestWhateverItsPieces() throws IOException {
    Socket socket = send(start(CONFIG), "");
    for (byte octet : "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1)) {
      socket.getOutputStream().write(octet);
    }
    assertThat(read(socket)).startsWith("HTTP/1.1 200").contains("mles_joins_total 3");
  }

  @Test
  void losesOneScrapeToAnError() throws IOException {
    Logger log = Logger.getLogger("org.mles.metrics");
    log.setLevel(Level.OFF);
    AtomicBoolean broken = new AtomicBoolean(true);
    try (MetricsEndpoint endpoint =
        MetricsEndpoint.start(
            CONFIG,
            () -> {
              if (broken.getAndSet(false)) {
                throw new OutOfMemoryError("of this test");
              }
              return COUNTERS;
            })) {
      assertThat(ask(endpoint, "GET /metrics HTTP/1.0\n\n")).isEmpty();
      assertThat(scrape(endpoint)).startsWith("HTTP/1.1 200");
    } finally {
      log.setLevel(null);
    }
  }

  @Test
  void closesWithoutWaitingForAnybody() throws IOException {
    MetricsEndpoint endpoint = start(CONFIG);
    Socket slow = send(endpoint, "GET /met");
    scrape(endpoint);
    endpoint.close();
    endpoint.close();
    try {
      assertThat(read(slow)).isEmpty();
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @Test
  void leavesNothingBehindIfThePortIsTaken() throws IOException {
    int taken = start(CONFIG).port();
    assertThatThrownBy(() -> MetricsEndpoint.start(MetricsConfig.onPort(taken), () -> COUNTERS))
        .isInstanceOf(IOException.class);
  }
}
