package org.mles.proxy.bridge;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.JoinRefusedException;
import org.mles.client.Listener;
import org.mles.client.MlesClient;
import org.mles.client.Received;

/**
 * A server of version 2. Its clients never come back by themselves and drop nothing: both is the
 * bridge's.
 *
 * @param configs what to join a channel with
 */
public record MlesShore(String address, Function<String, ClientConfig> configs) implements Shore {
  @Override
  public void check(String channel) {
    ClientConfig config = configs.apply(channel); // refuses what has no form on the wire
    assert config.channel().equals(channel);
  }

  @Override
  public Session open(String channel, Hearer hearer) throws IOException {
    return new MlesSession(MlesClient.subscribe(configs.apply(channel), new Ear(hearer)));
  }

  @Override
  public boolean refused(IOException cause) {
    return cause instanceof JoinRefusedException refusal && refusal.isTold();
  }

  private record Ear(Hearer hearer) implements Listener {
    @Override
    public void onMessage(Received received) {
      hearer.heard(new Message(received.isText(), received.message()));
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      hearer.ended(failure);
    }
  }

  private record MlesSession(MlesClient client) implements Session {
    @Override
    public void send(Message message) throws IOException {
      client.publish(message.payload(), message.text());
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
