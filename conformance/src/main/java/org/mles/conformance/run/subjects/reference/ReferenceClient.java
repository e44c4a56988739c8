package org.mles.conformance.run.subjects.reference;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.client.Reconnect;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.lab.client.LocalProgram;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.run.subjects.client.ClientSubject;
import org.mles.conformance.time.Daemons;

/**
 * The reference client in this process: the subject of a run for clients that names none.
 *
 * <p>Thread: any.
 */
public final class ReferenceClient implements ClientSubject {
  /** Hexadecimal lines, so that no case is left out. */
  private static final LineForm FORM = LineForm.HEX;

  /** A case waits for it, so it waits for nobody. */
  private static final Reconnect AT_ONCE =
      Reconnect.standard(1).withPauses(Duration.ofMillis(1), Duration.ofMillis(10));

  private final Settings declared;

  /** Takes the keys of the server that the suite plays. */
  public ReferenceClient(Settings declared) {
    this.declared = declared;
  }

  @Override
  public String description() {
    return "embedded reference client";
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public ClientTraits traits() {
    return new ClientTraits(ClientTraits.Role.BOTH, FORM);
  }

  @Override
  public ClientProgram launch(Invitation invitation) {
    boolean web = invitation.settings().protocol() == Protocol.V2;
    ClientConfig config =
        ClientConfig.builder(invitation.uid(), invitation.channel())
            .server(
                invitation.server().getAddress().getHostAddress(), invitation.server().getPort())
            .sharedKey(invitation.settings().sharedKey())
            .addressKey(invitation.settings().addressKey())
            .protocol(web ? org.mles.session.Protocol.V2 : org.mles.session.Protocol.V1)
            .tls(ReferenceTrust.of(invitation.settings().transport()))
            .reconnect(web ? AT_ONCE : Reconnect.never())
            .build();
    return new Started(config);
  }

  /** A client that connects, or has, on a thread of its own: in version 2 that needs an answer. */
  private static final class Started extends LocalProgram implements Listener {
    /** Written once, by the thread of its own. */
    private volatile @Nullable MlesClient client;

    Started(ClientConfig config) {
      super(FORM);
      Daemons.run("reference client", () -> live(config));
    }

    private void live(ClientConfig config) {
      try (MlesClient joined = MlesClient.subscribe(config, this)) {
        client = joined;
        for (byte[] message = next(); message != null; message = next()) {
          say(joined, message);
        }
      } catch (IOException e) {
        onEnd(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void say(MlesClient joined, byte[] message) {
      try {
        joined.publish(message);
      } catch (IOException | IllegalArgumentException e) {
        tell("not published: " + e.getMessage());
      }
    }

    @Override
    public void onMessage(Received message) {
      print(message.message());
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      ended(failure == null ? "closed" : String.valueOf(failure.getMessage()));
    }

    @Override
    public void close() {
      finishLines();
      MlesClient joined = client;
      if (joined != null) {
        joined.close();
      }
    }
  }
}
