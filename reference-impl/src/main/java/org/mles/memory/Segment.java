package org.mles.memory;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stretch of direct memory that octets are appended to.
 *
 * <p>Ownership: a segment belongs to one holder from {@link Arena#take} to {@link Arena#recycle}.
 * Only the holder writes, only at the end; octets below {@link #end} never change while it is held,
 * so any number of cursors may read them. Nobody keeps a segment that its holder gave back.
 *
 * <p>Thread: that of the holder.
 */
public final class Segment {
  /** Views that are kept: more would let clients that speak in small frames fill the heap. */
  private static final int KEPT_VIEWS = 8;

  private final ByteBuffer memory;
  private final @Nullable Block block;
  private final int unit;
  private ByteBuffer[] views = {};
  private long start;
  private @Nullable Segment next;

  /** Makes a segment of memory that is no arena's. */
  public Segment(ByteBuffer memory) {
    this(memory, null, 0);
  }

  /** Makes a segment of {@code block} that begins at its unit number {@code unit}. */
  Segment(ByteBuffer memory, @Nullable Block block, int unit) {
    this.memory = memory;
    this.block = block;
    this.unit = unit;
  }

  /** Returns the block that it is part of; null if it is no arena's. */
  @Nullable Block block() {
    return block;
  }

  /** Returns the number of its first unit in its block. */
  int unit() {
    return unit;
  }

  /** Returns how many octets it occupies, written or not. */
  public int capacity() {
    return memory.capacity();
  }

  /** Returns how many octets it can still take. */
  public int room() {
    return memory.remaining();
  }

  /** Says at which position of its holder it lies; what it contains stays. */
  public Segment placedAt(long position) {
    start = position;
    return this;
  }

  /** Returns the position of the first octet. */
  public long start() {
    return start;
  }

  /** Returns the position after the last octet written. */
  public long end() {
    return start + memory.position();
  }

  /** Returns the segment that the holder goes on in; null for its last one. */
  public @Nullable Segment next() {
    return next;
  }

  /** Changes {@link #next}. */
  public void continueIn(@Nullable Segment next) {
    this.next = next;
  }

  /** Returns the segment from here on that holds {@code position}, or the last one. */
  public Segment at(long position) {
    Segment segment = this;
    while (position >= segment.end() && segment.next != null) {
      segment = segment.next;
    }
    return segment;
  }

  /** Copies as many octets as fit from {@code source}, whose position moves. */
  public void append(ByteBuffer source) {
    int octets = Math.min(source.remaining(), memory.remaining());
    memory.put(memory.position(), source, source.position(), octets);
    memory.position(memory.position() + octets);
    source.position(source.position() + octets);
  }

  /** Forgets what was written at {@code end} and behind it. */
  public void truncate(long end) {
    memory.position((int) (end - start));
  }

  /**
   * Returns the octets from position {@code from} to {@code to}, without a copy.
   *
   * @param index which of the reusable views to point there; two ranges that are written in one
   *     send need two
   */
  public ByteBuffer view(int index, long from, long to) {
    return viewOf(index).limit((int) (to - start)).position((int) (from - start));
  }

  private ByteBuffer viewOf(int index) {
    if (index >= KEPT_VIEWS) {
      return memory.duplicate();
    }
    for (int i = views.length; i <= index; i++) {
      views = Arrays.copyOf(views, i + 1);
      views[i] = memory.duplicate();
    }
    return views[index];
  }
}
