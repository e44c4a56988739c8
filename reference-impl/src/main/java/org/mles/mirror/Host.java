package org.mles.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mles.channel.ChannelRouter;

/**
 * One loop as the others see it, for the channels of one protocol. Thread: that loop, but for
 * {@link #post}.
 */
public final class Host {
  private final Consumer<Runnable> mail;
  private final ChannelRouter mirrors;
  private List<BooleanSupplier> owed = new ArrayList<>();

  /**
   * Makes a host without mirrors.
   *
   * @param mail has messages of one sender run on the loop, in their order
   * @param mirrors holds the copies of channels that other loops own
   */
  public Host(Consumer<Runnable> mail, ChannelRouter mirrors) {
    this.mail = mail;
    this.mirrors = mirrors;
  }

  /** Has a message run on this loop; those of one sender keep their order. Thread: any. */
  public void post(Runnable message) {
    mail.accept(message);
  }

  /** Returns the copies of channels that other loops own. */
  public ChannelRouter mirrors() {
    return mirrors;
  }

  /**
   * Owes another loop an acknowledgement.
   *
   * @param sent sends it if its time has come; false if not
   */
  void owe(BooleanSupplier sent) {
    owed.add(sent);
  }

  /** Acknowledges what has been sent on. Called when the channels of this loop were flushed. */
  public void acknowledge() {
    if (!owed.isEmpty()) {
      List<BooleanSupplier> due = owed;
      owed = new ArrayList<>();
      for (BooleanSupplier sent : due) {
        if (!sent.getAsBoolean()) {
          owed.add(sent);
        }
      }
    }
  }
}
