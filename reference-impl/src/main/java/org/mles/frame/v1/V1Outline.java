package org.mles.frame.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.mles.memory.Octets;

/**
 * What a body says, found in one walk that copies nothing but the names: enough to judge it, so
 * that nothing of a stranger's is copied before that is done. A view: it is valid as long as the
 * octets are. Thread: that of their holder.
 */
public sealed interface V1Outline {
  /** Copies everything. */
  V1Body body();

  /**
   * Ordinary body.
   *
   * @param message where the message lies
   */
  record Message(String uid, String channel, CborString message) implements V1Outline {
    @Override
    public V1Body.Message body() {
      return new V1Body.Message(uid, channel, message.copy());
    }
  }

  /**
   * Resync body. What its items contain is not looked at.
   *
   * @param first the oldest item
   * @param count how many items there are, at least 1
   * @param in the octets of the body, and more
   * @param arrayFrom where the array of the items begins
   */
  record Resync(CborString first, int count, Octets in, int arrayFrom) implements V1Outline {
    /** Shows each item, oldest first. */
    public void forEachItem(Consumer<CborString> sink) {
      ResyncItems items =
          new ResyncItems(new CborReader(in, arrayFrom, in.size(), Integer.MAX_VALUE));
      while (items.hasNext()) {
        sink.accept(Objects.requireNonNull(items.next()));
      }
    }

    @Override
    public V1Body.Resync body() {
      List<byte[]> items = new ArrayList<>(count);
      forEachItem(item -> items.add(item.copy()));
      return new V1Body.Resync(items);
    }
  }
}
