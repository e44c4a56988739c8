package org.mles.benchmarks.crew;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.stats.DeliveryLedger;
import org.mles.benchmarks.stats.Receipt;

/** The deliveries of all turns of a leg. Thread: caller. */
final class DeliverySum {
  private long published;
  private long delivered;
  private long lost;
  private long duplicates;
  private long reordered;

  void published(long messages) {
    published += messages;
  }

  /**
   * Adds what the subscribers of one agent have of a turn.
   *
   * @param messages how many were published
   * @param digest over the words of those
   * @return why it is no proof, null if it is
   */
  @Nullable String add(List<Receipt> receipts, long messages, long digest) {
    long liesAbout = -1;
    DeliveryLedger.Proof proof = new DeliveryLedger.Proof(messages, 0, 0, 0, 0);
    for (int i = 0; i < receipts.size(); i++) {
      Receipt receipt = receipts.get(i);
      proof =
          new DeliveryLedger.Proof(
              messages,
              proof.delivered() + receipt.delivered(),
              proof.lost() + receipt.lost(),
              proof.duplicates() + receipt.duplicates(),
              proof.reordered() + receipt.reordered());
      boolean countsFit = receipt.claimsAll(messages) || !isWhole(receipt);
      if (!countsFit || (receipt.claimsAll(messages) && receipt.digest() != digest)) {
        liesAbout = i;
      }
    }
    delivered += proof.delivered();
    lost += proof.lost();
    duplicates += proof.duplicates();
    reordered += proof.reordered();
    if (!proof.holds()) {
      return proof.complaint();
    }
    return liesAbout < 0
        ? null
        : "not to be believed: it claims all "
            + messages
            + " messages for its subscriber "
            + liesAbout
            + ", which received others";
  }

  private static boolean isWhole(Receipt receipt) {
    return receipt.lost() == 0 && receipt.duplicates() == 0 && receipt.reordered() == 0;
  }

  long delivered() {
    return delivered;
  }

  LegResult.Deliveries deliveries() {
    return new LegResult.Deliveries(published, delivered, lost, duplicates, reordered);
  }
}
