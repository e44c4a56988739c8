package org.mles.client;

import java.util.Arrays;
import java.util.function.Consumer;
import org.mles.auth.NKeyPolicy;
import org.mles.frame.n.NFrame;
import org.mles.frame.n.NHeader;
import org.mles.frame.n.NIdentity;

/**
 * The N draft: one first frame, then raw octets both ways. Draft.
 *
 * <p>There is nothing to recognise a replay by, so all that a server sends is delivered. Thread:
 * any. Source: N-02, N-05, N-07.
 */
final class NTalk implements Talk {
  private final String channel;
  private final byte[] firstFrame;

  NTalk(ClientConfig config) {
    channel = config.channel();
    byte[] json = NFrame.json(new NIdentity(config.uid(), channel));
    int firstWord = NHeader.firstWord(json.length);
    long hash = NKeyPolicy.of(config.sharedKey()).hash(firstWord, config.uid(), channel);
    firstFrame = NFrame.encode(hash, json);
  }

  @Override
  public byte[] join(byte[] firstMessage) {
    byte[] both = Arrays.copyOf(firstFrame, firstFrame.length + firstMessage.length);
    System.arraycopy(firstMessage, 0, both, firstFrame.length, firstMessage.length);
    return both;
  }

  @Override
  public byte[] say(byte[] message) {
    return message;
  }

  @Override
  public void hear(byte[] piece, int octets, Consumer<Received> target) {
    target.accept(Received.chunk(channel, Arrays.copyOf(piece, octets)));
  }

  /** Octets without frames have no middle. */
  @Override
  public boolean unfinished() {
    return false;
  }
}
