package org.mles.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The port of a root that vanishes and comes back. */
final class ScriptedRootIT {
  @Test
  void keepsItsPortWhileItIsAway() throws IOException {
    try (ScriptedRoot root = new ScriptedRoot(Timers.STANDARD, new Transcript(), new Object());
        Socket other = new Socket()) {
      root.vanish();
      other.setReuseAddress(false);
      assertThatThrownBy(() -> other.bind(root.address())).isInstanceOf(BindException.class);
      assertThatThrownBy(() -> new Socket(root.address().getAddress(), root.address().getPort()))
          .isInstanceOf(ConnectException.class);
      root.comeBack();
      try (Socket link = new Socket(root.address().getAddress(), root.address().getPort())) {
        RawPeer accepted = root.awaitLink().link();
        assertThat(accepted.remote().getPort()).isEqualTo(link.getLocalPort());
        accepted.close();
      }
    }
  }
}
