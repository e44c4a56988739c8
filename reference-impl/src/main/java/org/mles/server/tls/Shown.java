package org.mles.server.tls;

import java.io.IOException;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Identity;
import org.mles.cert.KeyFiles;
import org.mles.cert.OtherIdentities;
import org.mles.text.OneLine;

/**
 * The certificate that newcomers are shown, which another takes the place of when its files have
 * changed and are a pair. Whoever is connected keeps what it was shown. Thread: any. Source:
 * TLS-CERT-02, TLS-CERT-03.
 */
final class Shown {
  private final CertificateEvents events;
  private final @Nullable OtherIdentities others;

  /** Replaced by whoever checks, read by all workers. */
  private volatile Current current;

  private @Nullable KeyFiles files;

  /** What was found last and is not shown; it may still be being written. */
  private @Nullable KeyFiles found;

  private String complaint = "";

  private record Current(Identity identity, SSLContext context) {}

  Shown(Tls told, CertificateEvents events) throws IOException {
    this.events = events;
    others = told.others();
    files = told.files();
    current = new Current(told.identity(), told.identity().context(others));
  }

  /** Makes the engine of a newcomer. */
  SSLEngine engine() {
    return Identity.engine(current.context, others);
  }

  Identity identity() {
    return current.identity;
  }

  /** Looks whether the files have changed; what has stood still since the last look is taken. */
  synchronized void check() {
    look(false);
  }

  /** Takes what the files hold now; whoever asks for that has written them. */
  synchronized void take() {
    look(true);
  }

  private void look(boolean still) {
    KeyFiles shown = files;
    if (shown == null) {
      return;
    }
    try {
      KeyFiles now = shown.again();
      if (now.same(shown)) {
        found = null;
        complaint = "";
      } else if (still || (found != null && now.same(found))) {
        show(now);
      } else {
        found = now;
      }
    } catch (IOException | RuntimeException e) {
      // Whatever a file holds, the next look may find it mended.
      complain(OneLine.of(e));
    }
  }

  private void show(KeyFiles now) throws IOException {
    Identity identity = now.identity(Instant.now());
    current = new Current(identity, identity.context(others));
    files = now;
    found = null;
    complaint = "";
    events.replaced(identity.text(Instant.now()));
  }

  /** Once for each reason. */
  private void complain(String why) {
    if (!why.equals(complaint)) {
      complaint = why;
      events.kept(why);
    }
  }
}
