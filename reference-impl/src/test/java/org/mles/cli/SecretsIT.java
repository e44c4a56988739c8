package org.mles.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Identity;
import org.mles.cert.KeyFiles;
import org.mles.cert.Pem;
import org.mles.client.ClientConfig;
import org.mles.metrics.MetricsConfig;
import org.mles.metrics.MetricsEndpoint;
import org.mles.net.tls.Certificates;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.tls.Tls;
import org.mles.testing.LogRecorder;

/** No secret stands in what a program says, whatever goes wrong: keys, tokens, private keys. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretsIT {
  private static final String KEY = "word-of-the-house";
  private static final String OTHER_KEY = "word-of-another-house";
  private static final String AUTH = "c0ffee00c0ffee00";
  private final StringBuilder said = new StringBuilder();

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  private Path folder;

  @Test
  void showsNoneInLogsErrorsOrMetrics() throws IOException {
    Path keyFile = Files.writeString(folder.resolve("key"), KEY + "\n");
    Path otherFile = Files.writeString(folder.resolve("other"), OTHER_KEY + "\n");
    ServerConfig config =
        ServerConfig.defaults()
            .withPort(0)
            .withSharedKey(KEY)
            .withTls(new Tls(Certificates.LOCAL, null, true));
    note(config);
    note(ClientConfig.builder("u", "c").sharedKey(KEY).addressKey(KEY).build());
    try (LogRecorder log = new LogRecorder("org.mles.server");
        MlesServer server = MlesServer.start(config);
        MetricsEndpoint page = MetricsEndpoint.start(MetricsConfig.onPort(0), server::counters)) {
      tool("publish", server, "--key-file=" + keyFile, "hello");
      tool("listen", server, "--key-file=" + keyFile, "--count=1");
      tool("publish", server, "--key-file=" + otherFile, "refused");
      tool("listen", server, "--key-file=" + otherFile, "--profile=v2", "--count=1");
      tool("listen", server, "--key=" + KEY, "--cid=no-number");
      tool("listen", server, "--key=" + KEY, "--profile=v2", "--cid=1");
      say(server, "M" + KEY);
      say(server, "GET /?" + AUTH + " HTTP/1.1\r\n\r\n");
      note(MetricsPage.of(page.port()));
      log.lines().forEach(this::note);
      assertThat(log.lines()).isNotEmpty();
    }
    assertThat(said.toString()).doesNotContain(KEY, OTHER_KEY, AUTH);
  }

  @Test
  void showsNoPrivateKeyOfFilesThatCannotBeUsed() throws IOException {
    Identity identity = Certificates.LOCAL;
    String key = Pem.key(identity);
    String line = key.lines().skip(1).findFirst().orElseThrow();
    Path certificate = Pem.write(folder.resolve("cert"), Pem.certificate(identity));
    Path[] broken = {
      Pem.write(folder.resolve("cut"), key.substring(0, key.length() / 2)),
      Pem.write(folder.resolve("kind"), key.replace("PRIVATE KEY", "RSA PRIVATE KEY")),
      Pem.write(folder.resolve("base"), key.replace(line, line + "=====!")),
      Pem.write(folder.resolve("short"), key.replace(line, ""))
    };
    for (Path file : broken) {
      Tool tool = new Tool();
      assertThat(tool.run("serve", "--tls-cert=" + certificate, "--tls-key=" + file)).isEqualTo(2);
      note(tool.err());
    }
    note(identity);
    note(KeyFiles.read(certificate, broken[0].resolveSibling("cert")));
    note(identity.text(Instant.now()));
    assertThat(said.toString()).doesNotContain(line, line.substring(0, 20));
  }

  @Test
  void saysOfAKeyFileOnlyThatItCannotBeRead() throws IOException {
    Path folderAsFile = Files.createDirectory(folder.resolve("folder"));
    Path notText = Files.write(folder.resolve("octets"), new byte[] {(byte) 0xFF, 'w'});
    for (Path file : new Path[] {folder.resolve("nowhere"), folderAsFile, notText}) {
      for (String option : new String[] {"--key-file=", "--address-key-file="}) {
        Tool tool = new Tool();
        assertThat(tool.run("listen", "-u=u", "-c=c", option + file)).isEqualTo(2);
        assertThat(tool.err()).startsWith("listen: " + option.replace("=", ":")).hasLineCount(1);
      }
    }
  }

  private void tool(String command, MlesServer server, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = command;
    args[1] = "-u=u";
    args[2] = "-c=c";
    args[3] = "-s=127.0.0.1:" + server.port();
    System.arraycopy(more, 0, args, 4, more.length);
    Tool tool = new Tool();
    tool.run(args);
    note(tool.out());
    note(tool.err());
  }

  private void say(MlesServer server, String octets) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.port())) {
      socket.getOutputStream().write(octets.getBytes(US_ASCII));
      socket.shutdownOutput();
      note(new String(socket.getInputStream().readAllBytes(), US_ASCII));
    }
  }

  private void note(Object text) {
    said.append(text).append('\n');
  }
}
