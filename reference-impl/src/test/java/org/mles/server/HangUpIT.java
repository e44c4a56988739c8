package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cert.Identity;
import org.mles.cert.Pem;
import org.mles.net.tls.Certificates;

/** The signal that would end a server, and has it read its certificate. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangUpIT {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  private Path folder;

  @Test
  void endsNothingAndShowsTheNewCertificate() throws Exception {
    Path pem = write(Certificates.LOCAL);
    try (ServerProcess server = ServerProcess.start("--port=0", "--key=k", "--tls-cert=" + pem)) {
      Identity fresh = Certificates.of("localhost");
      write(fresh);
      for (int i = 0; i < 3; i++) {
        assertThat(
                new ProcessBuilder("kill", "-HUP", Long.toString(server.pid())).start().waitFor())
            .isZero();
      }
      // The signal is heard by a thread of its own.
      Certificate shown = TlsServing.shownBy(server.address());
      while (!shown.equals(fresh.chain().get(0))) {
        shown = TlsServing.shownBy(server.address());
      }
      assertThat(server.isAlive()).isTrue();
    }
  }

  private Path write(Identity identity) throws IOException {
    return Pem.write(folder.resolve("pem"), Pem.key(identity) + Pem.certificate(identity));
  }
}
