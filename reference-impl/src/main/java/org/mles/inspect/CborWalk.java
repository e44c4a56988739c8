package org.mles.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mles.text.Printable;

/**
 * Lists the data items of a body in the order of their octets, without judging them.
 *
 * <p>Own code, since a parser reports values and not the octets of their heads. It walks what is
 * there: items that are cut off, reserved or nested too deep end the listing. Thread: caller.
 */
final class CborWalk {
  /** Sees each byte string, which may hold a frame. */
  @FunctionalInterface
  interface ByteStrings {
    void found(int depth, String afterText, int from, int to);
  }

  private static final int MAX_DEPTH = 64;
  private static final long OPEN = -1;

  private final byte[] octets;
  private final int to;
  private final HexLines out;
  private final ByteStrings byteStrings;

  /** Items still to come in each container that is open, {@link #OPEN} until a break. */
  private final ArrayDeque<Long> awaited = new ArrayDeque<>();

  private int at;
  private int head;
  private long argument;
  private String lastText = "";

  CborWalk(byte[] octets, int from, int to, HexLines out, ByteStrings byteStrings) {
    this.octets = octets;
    this.at = from;
    this.to = to;
    this.out = out;
    this.byteStrings = byteStrings;
  }

  /** Lists everything up to the end, or to the first item that cannot be. */
  void list(int depth) {
    while (at < to) {
      if (awaited.size() > MAX_DEPTH) {
        out.note(depth, "nested deeper than " + MAX_DEPTH + ": not shown");
        return;
      }
      String broken = item(depth + awaited.size());
      if (broken != null) {
        out.field(depth, at, to - at, broken);
        return;
      }
    }
  }

  private @Nullable String item(int depth) {
    int start = at;
    head = octets[at] & 0xFF;
    int headOctets = headOctets();
    if (headOctets == 0) {
      return "reserved head";
    }
    if (to - at < headOctets) {
      return "cut off inside a head";
    }
    readArgument(headOctets);
    boolean string = isString();
    if (string && argument > to - start - headOctets) {
      return "string of " + Long.toUnsignedString(argument) + " octets is cut off";
    }
    int length = headOctets + (string ? (int) argument : 0);
    at = start + length;
    out.field(depth - (isBreak() ? 1 : 0), start, length, meaning(start + headOctets));
    if (string && head >>> 5 == 2) {
      byteStrings.found(depth, lastText, start + headOctets, at);
      lastText = "";
    }
    enterOrCount();
    return null;
  }

  private int headOctets() {
    int low = head & 0x1F;
    int major = head >>> 5;
    if (low < 24) {
      return 1;
    }
    if (low == 31) {
      boolean mayBeOpen = major >= 2 && major <= 5;
      return mayBeOpen || (head == 0xFF && !awaited.isEmpty()) ? 1 : 0;
    }
    return low > 27 ? 0 : 1 + (1 << (low - 24));
  }

  private void readArgument(int headOctets) {
    argument = head & 0x1F;
    if (headOctets > 1) {
      argument = 0;
      for (int i = 1; i < headOctets; i++) {
        argument = argument << 8 | (octets[at + i] & 0xFF);
      }
    }
    // No string and no container can have more than Long.MAX_VALUE of anything.
    boolean counts = head >>> 5 >= 2 && head >>> 5 <= 5;
    argument = counts && argument < 0 ? Long.MAX_VALUE : argument;
  }

  private boolean isOpen() {
    return (head & 0x1F) == 31 && head != 0xFF;
  }

  private boolean isBreak() {
    return head == 0xFF;
  }

  private boolean isString() {
    int major = head >>> 5;
    return (major == 2 || major == 3) && !isOpen();
  }

  private String meaning(int payload) {
    String number = Long.toUnsignedString(argument);
    return switch (head >>> 5) {
      case 0 -> number;
      case 1 -> "-1 - " + number;
      case 2 -> isOpen() ? "byte string in chunks" : "byte string, " + number + " octets";
      case 3 -> isOpen() ? "text in chunks" : text(payload);
      case 4 -> isOpen() ? "array, open" : "array of " + number;
      case 5 -> isOpen() ? "map, open" : "map of " + number;
      case 6 -> "tag " + number;
      default -> isBreak() ? "end" : "simple or float";
    };
  }

  private String text(int payload) {
    lastText = new String(Arrays.copyOfRange(octets, payload, at), UTF_8);
    String quoted = Printable.quoted(lastText);
    return quoted.endsWith("…") ? quoted + ", " + argument + " octets" : quoted;
  }

  /** Opens a container, or counts an item that is complete and all containers it completes. */
  private void enterOrCount() {
    int major = head >>> 5;
    if (isOpen()) {
      awaited.push(OPEN);
      return;
    }
    if (major == 6) {
      return; // a tag and its item are one
    }
    if (major == 4 || major == 5) {
      if (argument > 0) {
        awaited.push(major == 5 && argument <= Integer.MAX_VALUE ? 2 * argument : argument);
        return;
      }
    } else if (isBreak()) {
      awaited.pop();
    }
    while (!awaited.isEmpty() && awaited.peek() != OPEN) {
      long stillAwaited = awaited.pop() - 1;
      if (stillAwaited > 0) {
        awaited.push(stillAwaited);
        return;
      }
    }
  }
}
