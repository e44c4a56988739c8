package org.mles.frame.v1;

import org.jspecify.annotations.Nullable;
import org.mles.memory.Octets;

/**
 * Walks over CBOR items, forwards only and without recursion, and copies nothing but names.
 *
 * <p>Its work is linear in the octets whatever they are: each head is read at most twice, strings
 * are stepped over, and what is of no use to the caller is counted against a bound. Octets that
 * break a rule end the walk for good: {@link #broken} says why, and nothing more is found.
 *
 * <p>Thread: caller. Source: V1-CBOR-14, V1-CBOR-15, V1-LIM-13.
 */
final class CborReader {
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;
  static final int OTHER = 7;

  /** Number of items in a container that ends with a break. */
  static final long OPEN = -1;

  private static final CborString.Pieces NO_MATTER = (from, to) -> {};
  private static final int BREAK = 0xFF;
  private static final int INDEFINITE = 31;
  private static final int END = -1;

  private final Octets in;
  private final int end;
  private int at;
  private int allowance;
  private long steps;
  private @Nullable String broken;

  /** The head that was taken last. */
  private int head;

  private long argument;

  /**
   * Makes a reader of the octets from {@code from} to {@code to}.
   *
   * @param allowance how many items of no use it takes, see {@link #spend}
   */
  CborReader(Octets in, int from, int to, int allowance) {
    this.in = in;
    this.at = from;
    this.end = to;
    this.allowance = allowance;
  }

  /** Returns why the walk has ended before its time; null if it has not. */
  @Nullable String broken() {
    return broken;
  }

  /** Ends the walk. */
  void fail(String reason) {
    if (broken == null) {
      broken = reason;
      at = end;
    }
  }

  /** Counts one item that is of no use. */
  void spend() {
    if (--allowance < 0) {
      fail("more data items than a first frame may have");
    }
  }

  /** Returns how many heads were read, and octets looked at beyond them. */
  long steps() {
    return steps;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == end;
  }

  /** Tells whether an item of this major type comes next, without a tag. */
  boolean isNext(int major) {
    return peek() >>> 5 == major;
  }

  /** Takes the tags that come next; tells whether an item of this major type follows them. */
  boolean isNextBehindTags(int major) {
    while (isNext(TAG)) {
      spend();
      takeHead();
    }
    return isNext(major);
  }

  /**
   * Takes the head of an array or a map; returns its number of items or pairs, or {@link #OPEN}.
   */
  long takeCount() {
    takeHead();
    if (isOpen()) {
      return OPEN;
    }
    if (argument < 0 || argument > end - at) {
      fail("more items are announced than there are octets");
      return 0;
    }
    return argument;
  }

  /** Tells whether a container goes on from which {@code left} items were not taken yet. */
  boolean goesOn(long left) {
    if (broken != null || left != OPEN) {
      return broken == null && left > 0;
    }
    if (peek() != BREAK) {
      return true;
    }
    at++;
    return false;
  }

  /** Returns how many items are left after one more was taken. */
  static long after(long left) {
    return left == OPEN ? OPEN : left - 1;
  }

  /** Takes the string that comes next; chunks of nothing are of no use. */
  CborString takeString() {
    int start = at;
    int octets = walkString(NO_MATTER);
    boolean whole = start < at && (in.get(start) & 0x1F) != INDEFINITE;
    return new CborString(in, start, at, octets, whole);
  }

  /** Takes the string that comes next, piece by piece; returns how long it is. */
  int walkString(CborString.Pieces pieces) {
    int major = peek() >>> 5;
    takeHead();
    if (!isOpen()) {
      return takePayload(pieces);
    }
    int octets = 0;
    while (goesOn(OPEN)) {
      octets += takeChunk(major, pieces);
    }
    return octets;
  }

  private int takeChunk(int major, CborString.Pieces pieces) {
    if (!isNext(major)) {
      fail("a chunk of another type");
    }
    takeHead();
    if (isOpen()) {
      fail("chunks inside a chunk");
    }
    if (argument == 0) {
      spend();
    }
    return takePayload(pieces);
  }

  private int takePayload(CborString.Pieces pieces) {
    if (broken != null || argument < 0 || argument > end - at) {
      fail("a string is longer than what is left");
      return 0;
    }
    int octets = (int) argument;
    pieces.piece(at, at + octets);
    at += octets;
    return octets;
  }

  /** Returns the text of a string; null if it, or one of its chunks, is not UTF-8. */
  @Nullable String textOf(CborString string) {
    steps += string.octets();
    return string.text();
  }

  /**
   * Takes one item with all that is inside; everything in it is of no use.
   *
   * @param depth how many containers are open around it
   */
  void skip(int depth) {
    CborNesting nesting = new CborNesting(depth);
    do {
      spend();
      String flaw = broken == null ? skipHead(nesting) : null;
      if (flaw != null) {
        fail(flaw);
      }
    } while (broken == null && nesting.isOpen());
  }

  private @Nullable String skipHead(CborNesting nesting) {
    int major = peek() >>> 5;
    if (peek() == BREAK) {
      at++;
      return nesting.end() ? null : "a break out of place";
    }
    if (major == TAG) {
      takeHead();
      nesting.tag();
      return null;
    }
    if (major == ARRAY || major == MAP) {
      return nesting.begin(major == MAP, takeCount());
    }
    if (major == BYTES || major == TEXT) {
      walkString((from, to) -> spend());
    } else {
      takeHead();
    }
    nesting.complete();
    return null;
  }

  private boolean isOpen() {
    return (head & 0x1F) == INDEFINITE;
  }

  private int peek() {
    return at < end ? in.get(at) & 0xFF : END;
  }

  /** Takes a head with its argument, which is negative if it is past all bounds. */
  private void takeHead() {
    steps++;
    head = peek();
    if (head == END) {
      fail("cut off");
      return;
    }
    at++;
    int low = head & 0x1F;
    int octets = low < 24 || low == INDEFINITE ? 0 : 1 << (low - 24);
    if ((low > 27 && !(low == INDEFINITE && mayBeOpen())) || octets > end - at) {
      fail("a head that is reserved or cut off");
      return;
    }
    argument = octets == 0 ? low : 0;
    for (int i = 0; i < octets; i++) {
      argument = (argument << 8) | (in.get(at++) & 0xFF);
    }
    if (head == (OTHER << 5 | 24) && argument < 32) {
      fail("a simple value in a reserved form");
    }
  }

  private boolean mayBeOpen() {
    int major = head >>> 5;
    return major >= BYTES && major <= MAP;
  }
}
