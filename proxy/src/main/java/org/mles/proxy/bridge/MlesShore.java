package org.mles.proxy.bridge;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.mles.client.ClientConfig;
import org.mles.client.JoinRefusedException;

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
  public Session open(String channel, Duration silence, Hearer hearer) throws IOException {
    return MlesSession.join(configs.apply(channel), silence, hearer);
  }

  @Override
  public boolean refused(IOException cause) {
    return cause instanceof JoinRefusedException refusal && refusal.isTold();
  }
}
