package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Identity;
import org.mles.cert.Pem;
import org.mles.net.tls.Certificates;
import org.mles.server.tls.Tls;
import org.mles.testing.Frames;

/** A certificate that changes while everybody is connected. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CertificateReloadIT {
  private static final int MEMBERS = 200;

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ServerEvents events =
      new ServerEvents() {
        @Override
        public void certificateReplaced(String text) {
          told.add("replaced: " + text);
        }

        @Override
        public void certificateKept(String why) {
          told.add("kept: " + why);
        }
      };

  @Test
  void losesNobodyAndShowsNewcomersTheNewOne() throws Exception {
    Identity fresh = Certificates.of("localhost");
    try (MlesServer server = start();
        RawClient sender = TlsServing.raw(server).join(server, "sender")) {
      List<RawClient> members = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        members.add(TlsServing.raw(server).join(server, "member " + i));
      }
      replace(fresh);
      int said = 0;
      while (told.isEmpty()) {
        talk(sender, members, said++);
      }
      assertThat(told).hasSize(1).allMatch(line -> line.startsWith("replaced: certificate of"));
      assertThat(TlsServing.shownBy(server.address())).isEqualTo(fresh.chain().get(0));
      talk(sender, members, said);
      for (RawClient member : members) {
        member.close();
      }
      assertThat(server.counters().values()).containsEntry("tls_certificates_replaced_total", 1L);
    }
  }

  @Test
  void takesTheNewOneAtOnceIfAsked() throws Exception {
    Identity fresh = Certificates.of("localhost");
    try (MlesServer server = start()) {
      replace(fresh);
      server.readCertificate();
      assertThat(told).hasSize(1).allMatch(line -> line.startsWith("replaced: certificate of"));
      assertThat(TlsServing.shownBy(server.address())).isEqualTo(fresh.chain().get(0));
    }
  }

  @Test
  void showsTheOldOneOnWhenTheNewOneIsNoPair() throws Exception {
    Identity fresh = Certificates.of("localhost");
    try (MlesServer server = start()) {
      Pem.write(folder.resolve("cert.pem"), Pem.certificate(fresh));
      RawClient.await(() -> told.size() == 1);
      assertThat(told.get(0))
          .startsWith("kept: ")
          .endsWith("the key is not that of the certificate");
      assertThat(TlsServing.shownBy(server.address())).isEqualTo(Certificates.LOCAL.chain().get(0));
      assertThat(server.counters().values())
          .containsEntry("tls_certificates_kept_total", 1L)
          .containsEntry("tls_certificate_days_left", 8L);
      Pem.write(folder.resolve("key.pem"), Pem.key(fresh));
      RawClient.await(() -> told.size() == 2);
      assertThat(TlsServing.shownBy(server.address())).isEqualTo(fresh.chain().get(0));
    }
  }

  @Test
  void looksNoMoreIfTheServerDoesNotStart() throws Exception {
    replace(Certificates.LOCAL);
    Tls tls = Tls.of(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    ServerConfig config = TlsServing.config().withTls(tls);
    try (ServerSocket taken = new ServerSocket(0, 1, config.bind())) {
      ServerConfig same = config.withPort(taken.getLocalPort());
      assertThatThrownBy(() -> MlesServer.start(same, events)).isInstanceOf(IOException.class);
    }
    RawClient.await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("mles-certificate-")));
  }

  /** Each message is heard by all before the next, so that nobody is slow. */
  private static void talk(RawClient sender, List<RawClient> members, int number)
      throws IOException {
    byte[] message = Frames.frame("sender", "message " + number);
    sender.send(message);
    for (RawClient member : members) {
      member.hears(message);
    }
  }

  private MlesServer start() throws IOException {
    replace(Certificates.LOCAL);
    Tls tls = Tls.of(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    return MlesServer.start(TlsServing.config().withTls(tls), events);
  }

  private void replace(Identity identity) throws IOException {
    Pem.write(folder.resolve("cert.pem"), Pem.certificate(identity));
    Pem.write(folder.resolve("key.pem"), Pem.key(identity));
  }
}
