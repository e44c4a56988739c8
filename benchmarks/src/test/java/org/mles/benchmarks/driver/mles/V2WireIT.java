package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;

/**
 * The scanner of version 2, held against the JDK's client of WebSocket on the same traffic of the
 * same server: what that one hears is what the scanner finds, and what it says, too.
 */
@Timeout(60)
final class V2WireIT {
  private static final int[] LENGTHS = {8, 125, 126, 65_535, 65_536, 300_000};
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  @TempDir private Path folder = Path.of("");

  private final List<Found> found = new CopyOnWriteArrayList<>();
  private final List<Found> heard = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @CsvSource({"mles-v2, ws", "mles-v2-tls, wss"})
  void findsWhatAnotherClientSaysAndHears(String system, String scheme) throws Exception {
    MlesDriver driver = new MlesDriver();
    try (RunningServer server = driver.start(system, new ServerSite(folder, Map.of()))) {
      WebSocket other = join(scheme + "://" + server.endpoint() + "/");
      for (int octets : LENGTHS) {
        exchange(() -> driver.connect(system, plan(server, octets)), other, octets);
      }
      assertThat(texts).isNotEmpty().allMatch(text -> text.startsWith("{\"uid\":"));
      other.abort();
    }
  }

  /** Publishes by the one client, which the other hears, then by the other. */
  private void exchange(Callable<LoadClient> connect, WebSocket other, int octets)
      throws Exception {
    found.clear();
    heard.clear();
    try (LoadClient client = connect.call()) {
      List<Found> expected = new ArrayList<>();
      for (long word = 1; word <= 3; word++) {
        client.publish(Cuts.payload(octets, word));
        expected.add(new Found(0, word, octets));
      }
      client.flush();
      await(() -> heard.size() == 3);
      expected.add(new Found(0, 4, octets));
      ByteBuffer payload = ByteBuffer.wrap(Cuts.payload(octets, 4));
      other.sendBinary(payload.slice(0, octets / 2), false).join();
      other.sendBinary(payload.slice(octets / 2, octets - octets / 2), true).join();
      await(() -> found.contains(new Found(0, 4, octets)));
      assertThat(heard).isEqualTo(expected.subList(0, 3));
      // Before it, the history: what was said with another length.
      assertThat(found.subList(found.size() - 4, found.size())).isEqualTo(expected);
      assertThat(client.failure()).isNull();
    }
  }

  private LoadPlan plan(RunningServer server, int octets) {
    return new LoadPlan(
        server.endpoint(),
        1,
        octets,
        Map.of(),
        (subscriber, word, length) -> found.add(new Found(subscriber, word, length)));
  }

  private WebSocket join(String address) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    WebSocket socket =
        HttpClient.newBuilder()
            .sslContext(context)
            .build()
            .newWebSocketBuilder()
            .subprotocols("mles-websocket")
            .buildAsync(URI.create(address), new Ear())
            .join();
    socket.sendText("{\"uid\":\"other\",\"channel\":\"fanout\"}", true).join();
    return socket;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the test took too long");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Believes the certificate that the server has just made. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Puts parts of messages together. */
  private final class Ear implements WebSocket.Listener {
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] octets = new byte[part.remaining()];
      part.get(octets);
      binary.writeBytes(octets);
      if (last) {
        ByteBuffer whole = ByteBuffer.wrap(binary.toByteArray());
        heard.add(new Found(0, whole.getLong(0), whole.limit()));
        binary.reset();
      }
      return WebSocket.Listener.super.onBinary(socket, part, last);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, part, last);
    }
  }
}
