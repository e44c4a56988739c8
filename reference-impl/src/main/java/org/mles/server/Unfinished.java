package org.mles.server;

import org.mles.memory.PendingFrames;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * What is kept of a frame that has not come whole, on the account of all such. Thread: the loop of
 * its line, unless said otherwise. Source: V1-LIM-12.
 */
final class Unfinished {
  private final ClientLine line;
  private final PendingFrames.Account account;

  Unfinished(ClientLine line) {
    this.line = line;
    account = line.shared().memory().pending().open(this::letGo);
  }

  /** Says how many octets it is. */
  void hold(int octets) {
    account.hold(octets);
  }

  /**
   * Has the line closed, since this takes the memory of others; unless the frame has become whole
   * before its loop hears of it. Thread: any.
   */
  private void letGo(int octets) {
    ServerLoop there = line.server();
    there
        .loop()
        .execute(
            () -> {
              if (!line.whereabouts().isAt(there)) {
                letGo(octets);
              } else if (line.session().pendingOctets() == 0) {
                account.reinstate();
              } else {
                String detail = octets + " octets of an unfinished frame";
                line.refuse(new Refusal(WireRule.TOO_MUCH_PENDING, detail));
              }
            });
  }

  /** Gives back what it takes. */
  void close() {
    account.close();
  }
}
