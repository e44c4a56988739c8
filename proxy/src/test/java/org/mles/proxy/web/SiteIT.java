package org.mles.proxy.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Trust;
import org.mles.proxy.site.Site;
import org.mles.server.tls.Tls;

/** A site beside WebSockets on one port, with and without TLS. */
final class SiteIT {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  private final ScriptedUpstream upstream = new ScriptedUpstream();
  private ProxyConfig config = ProxyConfig.to(upstream.address()).withPort(0);

  SiteIT() throws IOException {}

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("index.html"), "start");
    byte[] large = new byte[8 << 20];
    new Random(1).nextBytes(large);
    Files.write(folder.resolve("large.bin"), large);
    config = config.withSite(Site.read(Map.of(Site.ANY_HOST, folder), Site.MOST_OCTETS));
  }

  @AfterEach
  void end() throws IOException {
    upstream.close();
  }

  @Test
  void theClientOfTheJdkGetsPagesWhateverBecomesOfTheFolder() throws Exception {
    try (WebProxy proxy = WebProxy.start(config)) {
      byte[] large = Files.readAllBytes(folder.resolve("large.bin"));
      Files.delete(folder.resolve("large.bin"));
      Files.delete(folder.resolve("index.html"));
      Files.delete(folder);
      HttpClient client = HttpClient.newHttpClient();
      URI root = URI.create("http://127.0.0.1:" + proxy.address().getPort() + "/");

      HttpResponse<String> start =
          client.send(HttpRequest.newBuilder(root).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(start.statusCode()).isEqualTo(200);
      assertThat(start.body()).isEqualTo("start");
      HttpResponse<byte[]> all =
          client.send(
              HttpRequest.newBuilder(root.resolve("large.bin")).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(all.body()).isEqualTo(large);
      Files.createDirectory(folder);
    }
  }

  @Test
  void sendsBrowsersToTlsAndShowsThemThePageThere() throws IOException {
    ProxyConfig secure = config.withTls(Tls.selfSigned(List.of())).withRedirectPort(0);
    try (WebProxy proxy = WebProxy.start(secure)) {
      InetSocketAddress plain = Objects.requireNonNull(proxy.redirectAddress());
      try (Tab tab = Tab.connected(plain)) {
        assertThat(tab.asks("GET /a?b HTTP/1.1", "Host: localhost"))
            .contains("Location: https://localhost:" + proxy.address().getPort() + "/a?b\r\n");
      }
      try (Tab tab = Tab.connected(plain)) {
        assertThat(tab.asks("nonsense")).startsWith("HTTP/1.1 400 ");
      }
      try (SSLSocket inside = secured(proxy)) {
        inside.getOutputStream().write(request("/"));
        String answer = new String(inside.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("start");
      }
      try (Tab tab = new Tab(secured(proxy)).upgrade()) {
        tab.hearsNothing();
      }
    }
  }

  @Test
  void manyWhoDoNotReadAPageCostWhatOneDoes() throws IOException {
    try (WebProxy proxy = WebProxy.start(config)) {
      Tab[] idle = new Tab[50];
      for (int i = 0; i < idle.length; i++) {
        idle[i] = Tab.connected(proxy.address()).send(request("/large.bin"));
      }
      try (Tab tab = Tab.connected(proxy.address())) {
        assertThat(tab.asks("GET / HTTP/1.1", "Host: localhost")).endsWith("start");
      }
      assertThat(proxy.count(Count.BROWSERS_RELIEVED_TOTAL)).isZero();
      for (Tab tab : idle) {
        tab.close();
      }
    }
  }

  private static byte[] request(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1);
  }

  private static SSLSocket secured(WebProxy proxy) throws IOException {
    int port = proxy.address().getPort();
    Socket socket = new Socket(proxy.address().getAddress(), port);
    return Trust.ofAnybody().over(socket, "localhost", port, "http/1.1");
  }
}
