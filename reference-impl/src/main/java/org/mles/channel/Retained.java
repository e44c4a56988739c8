package org.mles.channel;

import java.util.ArrayList;
import java.util.List;
import org.mles.guard.Digest;
import org.mles.memory.Octets;

/**
 * What a channel would replay to a joiner, oldest first, where it lies: valid until the channel
 * changes. Thread: loop.
 */
public final class Retained {
  private final History history;
  private final LogReader reader;

  Retained(History history, ChannelLog log) {
    this.history = history;
    reader = new LogReader(log);
  }

  /** Returns how many frames there are. */
  public int frames() {
    return history.frames();
  }

  /** Returns the length of frame number {@code index}, header included. */
  public int octets(int index) {
    return history.octets(index);
  }

  /** Shows frame number {@code index}, header included. */
  public Octets frame(int index) {
    return reader.frame(history.startOf(index), history.octets(index));
  }

  /** Copies all frames, for tools. */
  public List<byte[]> copies() {
    List<byte[]> copies = new ArrayList<>(frames());
    for (int i = 0; i < frames(); i++) {
      copies.add(frame(i).copy(0, octets(i)));
    }
    return copies;
  }

  /** Returns the digests of all frames; equal frames have equal ones. */
  long[] digests() {
    long[] digests = new long[frames()];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = Digest.of(frame(i), 0, octets(i));
    }
    return digests;
  }
}
