package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * What one subscriber is told besides the log: each word where the log ended when it was said,
 * which is between two frames; the end of all as the last.
 *
 * <p>Few and short: they are answers such as a pong, and wait only behind what the log holds for
 * the same subscriber. What waits counts as heap until it is out or {@link #close} is called.
 * Thread: loop.
 */
public final class OwnWords {
  /** Far more than the answers of one turn; whoever gets there does not read. */
  public static final int MAX_OCTETS = 64 << 10;

  private static final int MAX_WORDS = 256;

  /** What a word costs beside its octets. */
  private static final int WORD_OCTETS = 128;

  /** A word, or the end of all if it has no octets. */
  private record Word(long at, @Nullable ByteBuffer octets) {}

  private final Queue<Word> waiting = new ArrayDeque<>(2);
  private final Budget heap;
  private long taken;
  private int octets;
  private boolean ended;

  /** Makes a queue that nothing waits in. */
  public OwnWords(Budget heap) {
    this.heap = heap;
  }

  /**
   * Adds a word at a tail of the log, which is not before that of the last; 0 before the join.
   *
   * @param word stays as it is, and its octets too until they are out
   * @return null, or the rule that is broken because too much waits. Source: V1-LIM-03, V1-LIM-14
   */
  public @Nullable WireRule add(long tail, ByteBuffer word) {
    if (ended) {
      return null;
    }
    if (waiting.size() >= MAX_WORDS || octets + word.remaining() > MAX_OCTETS) {
      return WireRule.SLOW_READER;
    }
    if (!heap.tryTake(WORD_OCTETS + word.remaining())) {
      return WireRule.NO_MEMORY;
    }
    taken += WORD_OCTETS + word.remaining();
    octets += word.remaining();
    waiting.add(new Word(tail, word.slice()));
    return null;
  }

  /** Ends it at a tail of the log; only the first time counts. */
  public void end(long tail) {
    if (!ended) {
      ended = true;
      waiting.add(new Word(tail, null));
    }
  }

  /** Returns up to where the log may be read before the next word; the tail if none waits. */
  long border(long tail) {
    Word next = waiting.peek();
    return next == null ? tail : next.at();
  }

  /** Tells whether nothing waits, the end of all neither. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Tells whether the end of all is next. */
  boolean isAtEnd() {
    Word next = waiting.peek();
    return next != null && next.octets() == null;
  }

  /**
   * Writes the next word.
   *
   * @return false if not all of it went out, or none waits
   */
  boolean write(Outlet outlet, ByteBuffer[] slices) {
    Word next = waiting.peek();
    ByteBuffer word = next == null ? null : next.octets();
    if (word == null) {
      return false;
    }
    slices[0] = word.asReadOnlyBuffer();
    int written = (int) outlet.write(slices, 1);
    octets -= written;
    word.position(word.position() + written);
    if (word.hasRemaining()) {
      return false;
    }
    waiting.remove();
    giveBack(WORD_OCTETS + word.position());
    return true;
  }

  /**
   * Writes what goes out now, where there is no log.
   *
   * @return whether the end of all is reached
   */
  public boolean writeAll(Outlet outlet) {
    ByteBuffer[] slice = new ByteBuffer[1];
    boolean more;
    do {
      more = write(outlet, slice);
    } while (more);
    return isAtEnd();
  }

  /** Gives back the memory of what will not go out any more; harmless if done before. */
  public void close() {
    ended = true;
    waiting.clear();
    giveBack(taken);
  }

  private void giveBack(long part) {
    long given = Math.min(part, taken);
    taken -= given;
    heap.giveBack(given);
  }
}
