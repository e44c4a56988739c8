package org.mles.frame.v1;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the array of a resync. An item is a map with one {@code encoded_msg}, a byte string,
 * and whatever else it holds. Thread: caller. Source: RSY-01.
 */
final class ResyncItems {
  private static final byte[] ITEM = V1BodyWriter.ITEM.getBytes(US_ASCII);

  /** The map of the body, the array, the map of the item. */
  private static final int AROUND_VALUE = 3;

  private final CborReader in;
  private long left;

  /** Takes the head of the array that comes next. */
  ResyncItems(CborReader in) {
    this.in = in;
    left = in.takeCount();
  }

  /** Tells whether another item follows; to be asked once before each. */
  boolean hasNext() {
    return in.goesOn(left);
  }

  /** Takes what follows; null if that is no item. */
  @Nullable CborString next() {
    left = CborReader.after(left);
    CborString item = null;
    if (in.isNextBehindTags(CborReader.MAP)) {
      item = takeItem();
    } else {
      in.skip(AROUND_VALUE - 1);
    }
    if (item == null) {
      in.spend();
    }
    return item;
  }

  private @Nullable CborString takeItem() {
    CborString found = null;
    boolean wellFormed = true;
    long pairs = in.takeCount();
    while (in.goesOn(pairs)) {
      pairs = CborReader.after(pairs);
      if (!takeKey()) {
        in.skip(AROUND_VALUE);
      } else if (found == null && in.isNext(CborReader.BYTES)) {
        found = in.takeString();
      } else {
        wellFormed = false;
        in.skip(AROUND_VALUE);
      }
    }
    return wellFormed ? found : null;
  }

  /** Takes a key; tells whether it is the one that counts. */
  private boolean takeKey() {
    if (in.isNext(CborReader.TEXT)) {
      if (in.takeString().isSpelt(ITEM)) {
        return true;
      }
      in.spend();
    } else {
      in.skip(AROUND_VALUE);
    }
    return false;
  }
}
