package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.MlesClient;
import org.mles.client.Received;

/** A channel on a server of version 2, watched by a {@link Vigil}. Thread: as said. */
final class MlesSession implements Session {
  private final MlesClient client;
  private final Vigil vigil;
  private final Duration silence;

  private MlesSession(MlesClient client, Vigil vigil, Duration silence) {
    this.client = client;
    this.vigil = vigil;
    this.silence = silence;
  }

  static MlesSession join(ClientConfig config, Duration silence, Hearer hearer) throws IOException {
    Vigil vigil = new Vigil();
    return new MlesSession(MlesClient.subscribe(config, new Ear(hearer, vigil)), vigil, silence);
  }

  @Override
  public void send(Message message) throws IOException {
    vigil.sending(message);
    try {
      client.publish(message.payload(), message.text());
    } catch (IOException e) {
      IOException known = client.failure(); // a write that fails is what follows from it
      throw known == null ? e : known;
    }
    vigil.sending(null);
  }

  @Override
  public void ask() throws IOException {
    client.ask();
  }

  @Override
  public boolean tick() {
    Vigil.Verdict verdict = vigil.tick();
    if (verdict == Vigil.Verdict.LOST) {
      cut(new IOException("no sign of life for " + silence.toSeconds() + " s"));
    }
    return verdict == Vigil.Verdict.SILENT;
  }

  @Override
  public void cut(IOException why) {
    client.abort(why);
  }

  @Override
  public void close() {
    client.close();
  }

  private record Ear(Hearer hearer, Vigil vigil) implements Listener {
    @Override
    public void onHeard() {
      vigil.heard();
      hearer.stirred();
    }

    @Override
    public void onTaken() {
      vigil.taken();
    }

    @Override
    public void onMessage(Received received) {
      hearer.heard(new Message(received.isText(), received.message()));
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      hearer.ended(failure);
    }
  }
}
