package org.mles.conformance.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.probe.Unreachable;

/**
 * The JVM's own client believes the right certificates and refuses each wrong one for its reason.
 */
final class PaperIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({
    "RIGHT,",
    "IN_TWO_STEPS,",
    "OF_UNKNOWN_AUTHORITY,is from an unknown authority",
    "OF_A_SERVER,is from an unknown authority",
    "EXPIRED,has expired",
    "EARLY,is not valid yet",
    "OF_ANOTHER_NAME,is not for that name",
    "BY_COMMON_NAME,is not for that name"
  })
  void isBelievedOrNot(Paper paper, String refusal) throws IOException {
    for (String version : new String[] {TlsTransport.NEWER, TlsTransport.OLDER}) {
      AnsweringTls answering = AnsweringTls.showing(paper);
      assertThat(called(answering, version)).isEqualTo(refusal == null ? version : refusal);
      assertThat(answering.wasTold()).isEqualTo(refusal != null);
      assertThat(answering.wasLeft()).isFalse();
    }
  }

  /** Returns the version that was agreed upon, or why none was, as it begins. */
  private static String called(AnsweringTls answering, String version) throws IOException {
    TlsTransport client =
        TlsTransport.of(Believed.pem(Files.readString(AnsweringTls.authorityFile())))
            .speaking(version);
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket calling = new Socket()) {
      InetSocketAddress called = new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
      calling.connect(called);
      CompletableFuture<String> answered =
          CompletableFuture.supplyAsync(() -> answer(answering, door, called));
      String why = call(client, calling, called);
      calling.shutdownOutput();
      String agreed = answered.join();
      return why.isEmpty() ? agreed : why;
    }
  }

  private static String answer(AnsweringTls answering, ServerSocket door, InetSocketAddress own) {
    try (Socket accepted = door.accept()) {
      Socket unused = answering.over(accepted, own, PATIENCE);
      return answering.text().replaceFirst(" .*", "");
    } catch (IOException e) {
      return "refused";
    }
  }

  private static String call(TlsTransport client, Socket tcp, InetSocketAddress called)
      throws IOException {
    try {
      Socket unused = client.over(tcp, called, PATIENCE);
      return "";
    } catch (Unreachable e) {
      return String.valueOf(e.getMessage())
          .replaceFirst(".* the server's certificate (\\w+( \\w+)*).*", "$1");
    }
  }

  @Test
  void aSubjectIsToldOfAFileThatHasTheAuthorityAndNoKey() throws IOException {
    String text = Files.readString(AnsweringTls.authorityFile());
    assertThat(Believed.pem(text)).containsExactly(AnsweringTls.authority());
    assertThat(text).doesNotContain("KEY");
  }
}
