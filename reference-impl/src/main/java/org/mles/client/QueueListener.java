package org.mles.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Puts what arrives into the inbox of the iterator; waits while that is full. Thread: reader. */
final class QueueListener implements Listener {
  private final Inbox inbox;

  QueueListener(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void onMessage(Received message) {
    try {
      inbox.put(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      inbox.discard();
    }
  }

  @Override
  public void onEnd(@Nullable IOException failure) {
    inbox.end(failure);
  }
}
