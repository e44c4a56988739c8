package org.mles.conformance.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Ways to say the same in other pieces, which subjects must not notice: what is sent is cut for
 * TCP, or a message of WebSocket is cut into fragments or masked otherwise. Thread: any. Source:
 * V1-HDR-11, V1-HDR-13, V2-WS-08, V2-WS-09.
 */
public enum Segmentation {
  /** One send, and one frame with the usual mask. */
  WHOLE(Axis.NONE),
  /** One octet per send, up to 512 octets, then the rest. */
  BYTEWISE(Axis.SENDS),
  /** One cut inside the header, after the first three octets. */
  IN_HEADER(Axis.SENDS),
  /** One cut inside the body, five octets after the header. */
  IN_BODY(Axis.SENDS),
  /** One octet per fragment, up to 512 octets, then the rest. */
  OCTET_FRAGMENTS(Axis.FRAGMENTS),
  /** Two halves, with an empty fragment before, between and behind them. */
  EMPTY_FRAGMENTS(Axis.FRAGMENTS),
  /** Two halves, with a pong and a ping between them. */
  PING_BETWEEN(Axis.FRAGMENTS),
  /** One frame with a mask of zeros. */
  MASK_OF_ZEROS(Axis.MASKS),
  /** One frame with a mask of ones. */
  MASK_OF_ONES(Axis.MASKS),
  /** One frame with a mask that is drawn. */
  MASK_OF_ANY(Axis.MASKS);

  private static final int MOST_SINGLE_OCTETS = 512;
  private static final byte[] ZEROS = new byte[Integer.BYTES];
  private static final byte[] ONES = {-1, -1, -1, -1};
  private static final byte[] BEAT = NFirst.utf8("<between fragments>");

  private final Axis axis;

  /** What is said otherwise. */
  public enum Axis {
    /** Nothing. */
    NONE,
    /** What TCP carries is cut. */
    SENDS,
    /** A message is cut. */
    FRAGMENTS,
    /** A message is masked otherwise; servers mask nothing. */
    MASKS
  }

  Segmentation(Axis axis) {
    this.axis = axis;
  }

  /** Returns what it says otherwise. */
  public Axis axis() {
    return axis;
  }

  /** Returns the pieces of {@code octets} in order; none is empty. */
  public List<byte[]> cut(byte[] octets) {
    return switch (this) {
      case BYTEWISE -> bytewise(octets);
      case IN_HEADER -> at(octets, 3);
      case IN_BODY -> at(octets, RawFrame.HEADER_OCTETS + 5);
      default -> List.of(octets);
    };
  }

  /**
   * Returns the frames that carry a message. Masks of fragments are drawn, each for itself, from a
   * seed that is made of the message.
   */
  public List<WsFrame> frames(WsMessage message) {
    SplittableRandom random = new SplittableRandom(message.hashCode());
    int octets = message.payload().length;
    return switch (this) {
      case OCTET_FRAGMENTS -> masked(message.fragments(everywhere(octets)), random);
      case EMPTY_FRAGMENTS -> masked(message.fragments(0, octets / 2, octets / 2, octets), random);
      case PING_BETWEEN -> masked(withBeats(message.fragments(octets / 2)), random);
      case MASK_OF_ZEROS -> List.of(message.frame().withMask(ZEROS));
      case MASK_OF_ONES -> List.of(message.frame().withMask(ONES));
      case MASK_OF_ANY -> masked(List.of(message.frame()), random);
      default -> List.of(message.frame());
    };
  }

  /** Says whether a pong answers what {@link #frames} puts between fragments. */
  public static boolean isOwnBeat(byte[] payload) {
    return Arrays.equals(payload, BEAT);
  }

  /** Returns the word used in case ids, such as {@code in-header}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Cuts once, before {@code offset}; octets shorter than that stay whole. */
  public static List<byte[]> at(byte[] octets, int offset) {
    if (offset <= 0 || offset >= octets.length) {
      return List.of(octets);
    }
    return List.of(
        Arrays.copyOf(octets, offset), Arrays.copyOfRange(octets, offset, octets.length));
  }

  private static List<byte[]> bytewise(byte[] octets) {
    List<byte[]> pieces = new ArrayList<>();
    int single = Math.min(octets.length, MOST_SINGLE_OCTETS);
    for (int i = 0; i < single; i++) {
      pieces.add(new byte[] {octets[i]});
    }
    if (single < octets.length) {
      pieces.add(Arrays.copyOfRange(octets, single, octets.length));
    }
    return pieces;
  }

  /** Returns where a message is cut so that each fragment has one octet. */
  private static int[] everywhere(int octets) {
    int[] cuts = new int[Math.max(0, Math.min(octets - 1, MOST_SINGLE_OCTETS))];
    Arrays.setAll(cuts, i -> i + 1);
    return cuts;
  }

  private static List<WsFrame> withBeats(List<WsFrame> halves) {
    return List.of(
        halves.get(0),
        WsFrame.of(WsFrame.PONG, BEAT),
        WsFrame.of(WsFrame.PING, BEAT),
        halves.get(1));
  }

  private static List<WsFrame> masked(List<WsFrame> frames, SplittableRandom random) {
    return frames.stream()
        .map(
            frame -> {
              byte[] key = new byte[Integer.BYTES];
              random.nextBytes(key);
              return frame.withMask(key);
            })
        .toList();
  }
}
