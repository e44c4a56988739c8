package org.mles.conformance.selftest.model.v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.conformance.book.Settings;
import org.mles.testing.WebSocketEnd;
import org.mles.ws.Inbound;
import org.mles.ws.Opcode;

/** The model speaks version 2 with a client that is not the judge's. */
@Timeout(60)
final class V2ModelIT {
  private final V2ModelServer server =
      new V2ModelServer(new V2Rules(), Settings.ofKeys(null, null));

  V2ModelIT() throws IOException {}

  @AfterEach
  void end() {
    server.close();
  }

  /** A client that says texts. */
  private final class Guest extends WebSocketEnd {
    Guest() throws IOException {
      super(new Socket(server.address().getAddress(), server.address().getPort()));
    }

    Guest joins(String uid) throws IOException {
      requestUpgrade();
      return says(first(uid));
    }

    Guest says(String text) throws IOException {
      write(frame(Opcode.TEXT, text.getBytes(UTF_8)));
      return this;
    }

    void hears(String text) throws IOException {
      assertThat(new String(message(true), UTF_8)).isEqualTo(text);
    }

    /** Shows that nothing came, and that what was said before has been heard. */
    void hearsNothing() throws IOException {
      requireSilence();
    }

    void sendsClose() throws IOException {
      write(frame(Opcode.CLOSE, new byte[] {0x0B, (byte) 0xB8}));
    }

    String asks(String... lines) throws IOException {
      return new String(answer(lines), ISO_8859_1);
    }
  }

  private static String first(String uid) {
    return "{\"uid\":\"" + uid + "\",\"channel\":\"garden\"}";
  }

  @Test
  void passesOnWhatIsSaidAndKeepsIt() throws IOException {
    try (Guest alice = new Guest();
        Guest bob = new Guest()) {
      alice.joins("alice").says("hello").hearsNothing();
      bob.joins("bob");
      bob.hears(first("alice"));
      bob.hears("hello");
      alice.hears(first("bob"));
      bob.says("hello yourself");
      alice.hears("hello yourself");
      bob.hearsNothing();
    }
  }

  @Test
  void refusesWhatIsThereAlreadyAndLetsItComeBack() throws IOException {
    try (Guest alice = new Guest();
        Guest twin = new Guest();
        Guest again = new Guest()) {
      alice.joins("alice").hearsNothing();
      twin.joins("alice");
      twin.sendsClose();
      twin.hearsClose(1008, "V2-DUP-01 ");
      assertThat(alice.next()).isInstanceOf(Inbound.Ping.class);
      alice.sendsClose();
      alice.hearsClose(3000, "");
      again.joins("alice");
      again.hears(first("alice"));
      again.hearsNothing();
    }
  }

  @Test
  void answersWhoAsksForNoUpgrade() throws IOException {
    try (Guest reader = new Guest()) {
      assertThat(reader.asks("GET / HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 404 ")
          .contains("Connection: close");
    }
  }
}
