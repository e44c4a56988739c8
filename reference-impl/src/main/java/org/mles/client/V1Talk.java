package org.mles.client;

import java.net.ProtocolException;
import java.util.function.Consumer;
import org.mles.auth.KeyPolicy;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.text.Printable;

/**
 * Version 1: every message is a frame, and what was seen before the connection is known again.
 * Thread: one hears, any says.
 */
final class V1Talk implements Talk {
  private final ClientConfig config;
  private final ReplayFilter filter;
  private final FrameStream stream;
  private final long key;
  private final int cid;

  /**
   * Makes the talk of one connection.
   *
   * @param endpoint the client's own end, as the server is expected to see it
   */
  V1Talk(ClientConfig config, ReplayFilter filter, String endpoint) {
    this.config = config;
    this.filter = filter;
    stream = new FrameStream(config.maxBodyOctets());
    key =
        KeyPolicy.of(config.sharedKey(), config.addressKey())
            .key(endpoint, config.uid(), config.channel());
    Integer claimed = config.cid();
    cid = claimed == null ? (int) key : claimed;
  }

  @Override
  public byte[] join(byte[] firstMessage) {
    filter.joining();
    return say(firstMessage);
  }

  @Override
  public byte[] say(byte[] message) {
    byte[] body = V1BodyWriter.encode(new V1Body.Message(config.uid(), config.channel(), message));
    byte[] frame = V1Frame.encode(cid, key, body);
    filter.sending(frame);
    return frame;
  }

  @Override
  public void hear(byte[] piece, int octets, Consumer<Received> target) throws ProtocolException {
    stream.feed(piece, octets);
    Decoded<WholeFrame> next = stream.next();
    while (next instanceof Decoded.Complete<WholeFrame> complete) {
      if (!filter.isReplay(complete.value())) {
        deliver(Inbound.of(complete.value()), target);
      }
      next = stream.next();
    }
    if (next instanceof Decoded.Refused<WholeFrame> refused) {
      throw new ProtocolException(
          config.server()
              + " broke rule "
              + refused.rule().clause()
              + " ("
              + refused.rule()
              + "): "
              + Printable.sentence(refused.detail()));
    }
  }

  @Override
  public boolean unfinished() {
    return stream.insideFrame();
  }

  private void deliver(Inbound inbound, Consumer<Received> target) {
    if (inbound instanceof Inbound.Message message) {
      filter.newsDelivered();
      target.accept(message.received());
    } else if (inbound instanceof Inbound.Empty empty && config.emptyMessages()) {
      target.accept(empty.received());
    }
  }
}
