package org.mles.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Identity;
import org.mles.cert.Pem;
import org.mles.net.tls.Certificates;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.tls.Tls;

/** The commands publish and listen by TLS: whom they believe, and what they say of others. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsToolsIT {
  private static final String KEY = "secret";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"tls://, 1", "wss://, 2"}) // there the first message is one like others
  void believesWhomTheFileVouchesFor(String scheme, int count) throws IOException {
    try (MlesServer server = serving(Certificates.LOCAL)) {
      assertThat(run(server, new Tool(), "publish", scheme + "localhost", "hello")).isZero();
      Tool listener = new Tool();
      assertThat(run(server, listener, "listen", scheme + "127.0.0.1", "--count=" + count))
          .isZero();
      assertThat(listener.out()).contains("hello");
      assertThat(listener.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"publish, tls://", "publish, wss://", "listen, tls://", "listen, wss://"})
  void saysWhatIsWrongWithACertificate(String command, String scheme) throws IOException {
    assertRefused(command, scheme, Certificates.of("localhost"), "is from an unknown authority");
    assertRefused(command, scheme, Certificates.expired(), "has expired");
    Identity elsewhere = Certificates.of("elsewhere.example");
    Pem.write(authorities(), Pem.certificate(elsewhere));
    assertRefused(command, scheme, elsewhere, "is for another name");
  }

  private void assertRefused(String command, String scheme, Identity shown, String why)
      throws IOException {
    try (MlesServer server = serving(shown)) {
      if (why.contains("expired")) {
        Pem.write(authorities(), Pem.certificate(shown));
      }
      Tool tool = new Tool();
      assertThat(run(server, tool, command, scheme + "localhost")).isEqualTo(3);
      assertThat(tool.err()).contains("the server's certificate " + why).hasLineCount(1);
    }
  }

  @Test
  void believesTheAuthoritiesOfTheJvmAlone() throws IOException {
    try (MlesServer server = serving(Certificates.LOCAL)) {
      Tool tool = new Tool();
      assertThat(tool.run("listen", "-u=u", "-c=c", "-s=tls://localhost:" + server.port()))
          .isEqualTo(3);
      assertThat(tool.err()).contains("is from an unknown authority");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls://", "wss://"})
  void saysOnceThatItBelievesAnybody(String scheme) throws IOException {
    try (MlesServer server = serving(Certificates.expired())) {
      Tool tool = new Tool();
      assertThat(
              tool.run(
                  "publish",
                  "-k=" + KEY,
                  "-u=u",
                  "-c=a",
                  "-c=b",
                  "--insecure",
                  "-s=" + scheme + "localhost:" + server.port(),
                  "hello"))
          .isZero();
      assertThat(tool.err())
          .isEqualTo("publish: --insecure: whoever answers for localhost is believed\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"publish, tls://", "publish, wss://", "listen, tls://", "listen, wss://"})
  void saysThatAServerSpeaksWithoutTls(String command, String scheme) throws IOException {
    ServerConfig config = ServerConfig.defaults().withPort(0).withSharedKey(KEY);
    try (MlesServer server = MlesServer.start(config)) {
      Tool tool = new Tool();
      assertThat(run(server, tool, command, scheme + "localhost")).isEqualTo(3);
      assertThat(tool.err())
          .contains("no TLS with localhost", "perhaps it speaks without TLS there")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "publish, v1, 1",
    "publish, v2, 3",
    "publish, n-draft, 1",
    "listen, v1, 1",
    "listen, v2, 3",
    "listen, n-draft, 1"
  })
  void saysThatAServerSpeaksTls(String command, String profile, int status) throws IOException {
    try (MlesServer server = serving(Certificates.LOCAL)) {
      Tool tool = new Tool();
      String address = "-s=localhost:" + server.port();
      assertThat(tool.run(command, "-k=" + KEY, "-u=u", "-c=c", address, "--profile=" + profile))
          .isEqualTo(status);
      assertThat(tool.err())
          .isEqualTo(
              command + ": localhost:" + server.port() + " speaks TLS, and was called without\n");
    }
  }

  @Test
  void saysThatAnAnswerIsNoTls() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answer = new Thread(() -> answerInPlain(web), "plain answer");
      answer.start();
      Tool tool = new Tool();
      String address = "-s=tls://localhost:" + web.getLocalPort();
      assertThat(tool.run("listen", "-u=u", "-c=c", "--insecure", address)).isEqualTo(3);
      assertThat(tool.err()).contains("perhaps it speaks without TLS there");
    }
  }

  private static void answerInPlain(ServerSocket web) {
    try (Socket caller = web.accept()) {
      caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      caller.getInputStream().skip(Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--ca=x, --ca and --insecure are for",
    "--insecure, --ca and --insecure are for",
    "--insecure --ca=x -s=tls://h, --insecure believes more",
    "--ca=nowhere -s=tls://h, --ca: nowhere: there is no such file",
    "--profile=v1 -s=wss://h, --profile"
  })
  void refusesWhatDoesNotFit(String options, String line) {
    List<String> args = new ArrayList<>(List.of("listen", "-u=u", "-c=c"));
    args.addAll(List.of(options.split(" ", -1)));
    Tool tool = new Tool();
    assertThat(tool.run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(tool.err()).contains(line);
  }

  private Path authorities() {
    return folder.resolve("ca.pem");
  }

  private static MlesServer serving(Identity shown) throws IOException {
    return MlesServer.start(
        ServerConfig.defaults()
            .withPort(0)
            .withSharedKey(KEY)
            .withTls(new Tls(shown, null, false)));
  }

  private int run(MlesServer server, Tool tool, String command, String host, String... more)
      throws IOException {
    if (!authorities().toFile().exists()) {
      Pem.write(authorities(), Pem.certificate(Certificates.LOCAL));
    }
    List<String> args = new ArrayList<>(List.of(command, "-k=" + KEY, "-u=u", "-c=c"));
    args.add("-s=" + host + ":" + server.port());
    args.add("--ca=" + authorities());
    args.addAll(List.of(more));
    return tool.run(args.toArray(String[]::new));
  }
}
