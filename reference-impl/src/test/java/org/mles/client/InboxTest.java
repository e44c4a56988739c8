package org.mles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.frame.v1.V1Header;

@Timeout(20)
class InboxTest {
  private static final long FOREVER = Long.MAX_VALUE;

  @Test
  void givesMessagesInOrder() throws Exception {
    Inbox inbox = new Inbox(10, 100);
    inbox.put(message(1));
    inbox.put(message(2));
    assertThat(lengthOfNext(inbox)).isEqualTo(1);
    assertThat(lengthOfNext(inbox)).isEqualTo(2);
    assertThat(inbox.take(0)).isNull();
  }

  @Test
  void makesTheReaderWaitWhileItIsFull() throws Exception {
    for (Inbox inbox : new Inbox[] {new Inbox(10, 100), new Inbox(1, 1000)}) {
      inbox.put(message(60));
      Thread reader = putThatWaits(inbox, message(41));
      assertThat(lengthOfNext(inbox)).isEqualTo(60);
      assertThat(lengthOfNext(inbox)).isEqualTo(41);
      reader.join();
    }
  }

  @Test
  void takesOneMessageOfAnySize() throws Exception {
    Inbox inbox = new Inbox(1, 1);
    inbox.put(message(1000));
    assertThat(lengthOfNext(inbox)).isEqualTo(1000);
  }

  @Test
  void letsAWaitingReaderGoWhenItIsDiscarded() throws Exception {
    Inbox inbox = new Inbox(1, 100);
    inbox.put(message(1));
    Thread reader = putThatWaits(inbox, message(1));
    inbox.discard();
    reader.join();
    assertThat(inbox.take(FOREVER)).isNull();
  }

  @Test
  void givesWhatItHoldsBeforeItsFailure() throws Exception {
    Inbox inbox = new Inbox(10, 100);
    inbox.put(message(5));
    inbox.end(new IOException("cut off"));
    assertThat(lengthOfNext(inbox)).isEqualTo(5);
    assertThatThrownBy(() -> inbox.take(FOREVER))
        .isInstanceOf(IOException.class)
        .hasMessage("cut off");
  }

  /** Returns a thread that was seen waiting to put {@code message}. */
  private static Thread putThatWaits(Inbox inbox, Received message) {
    Thread reader =
        new Thread(
            () -> {
              try {
                inbox.put(message);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      assertThat(reader.isAlive()).as("still waiting for room").isTrue();
      Thread.onSpinWait();
    }
    return reader;
  }

  private static int lengthOfNext(Inbox inbox) throws Exception {
    Received next = Objects.requireNonNull(inbox.take(FOREVER));
    return next.message().length;
  }

  private static Received message(int octets) {
    return new Received("alice", "room", new byte[octets], new V1Header(1, 1, 1));
  }
}
