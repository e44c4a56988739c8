package org.mles.conformance.fuzz.v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Edit;
import org.mles.conformance.fuzz.Generator;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.fuzz.Step.Act;

/**
 * Each client asks for a WebSocket, joins, says something and ends; then some of it is changed: the
 * head, a bit of a frame, a length, a mask, a character of JSON. Thread: any.
 */
public final class V2Dialect implements Dialect {
  private static final int[] SIZES = {0, 1, 90, 97, 98, 99, 200, 5000, 65_508, 65_509, 70_000};
  private static final int[] RUNS = {10, 100, 5000, 65_000, 70_000, 1 << 20};
  private static final int HEAD_OCTETS = 230;

  /** Octets of the head of a short frame of a client, and of the frame of our first messages. */
  private static final int FRAME_HEAD_OCTETS = 6;

  private static final int FRAME_OCTETS = 105;

  /** Offset of the token's sixteen digits in the frame of our first messages. */
  private static final int TOKEN = 74;

  /** First octets of frames: not final, reserved bits, opcodes that are none. */
  private static final String[] KINDS = {
    "01", "02", "00", "01", "02", "00", "80", "81", "82", "83", "88", "89", "8a", "8b", "8f", "08",
    "09", "c1", "a1", "91"
  };

  /** Lengths in all forms, with and without a mask. */
  private static final String[] LENGTHS = {
    "00",
    "80",
    "05",
    "85",
    "fd",
    "7f",
    "fe0005",
    "fe007e",
    "feffff",
    "ff0000000000000005",
    "ff0000000000010000",
    "ff00000000ffffffff",
    "ff7fffffffffffffff",
    "ff8000000000000000"
  };

  private static final String[] CHARACTERS = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    ",",
    ":",
    " ",
    "\\u0061",
    "\\ud800",
    "\\u0000",
    "\0",
    "\377",
    "\355\240\200",
    "\357\273\277",
    "null",
    "1e9"
  };

  private static final String[] LINES = {
    "\r\n",
    " folded\r\n",
    "\0: x\r\n",
    "Host: other\r\n",
    "Origin: null\r\n",
    "Content-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Sec-WebSocket-Extensions: permessage-deflate\r\n",
    "Sec-WebSocket-Version: 12\r\n",
    "Upgrade: h2c\r\n",
    "X: " + "x".repeat(4000) + "\r\n"
  };

  /** Behind the request line of the honest head. */
  private static final int FIRST_FIELD = 16;

  @Override
  public Protocol protocol() {
    return Protocol.V2;
  }

  @Override
  public String robustness() {
    return "V2-ROB-01";
  }

  @Override
  public Pair pair(Door door, String tail) {
    return V2Pair.open(door, "c-" + tail, tail);
  }

  @Override
  public Talk talk(Door door, String tail) {
    return V2Conversation.open(door, tail);
  }

  @Override
  public List<Step> line(int actor, Random random) {
    List<Step> line = new ArrayList<>();
    line.add(Generator.drawn(actor, Act.REQUEST, 0, random));
    line.add(Generator.drawn(actor, Act.FIRST, 0, random));
    for (int i = random.nextInt(4); i > 0; i--) {
      line.add(later(actor, random));
    }
    if (random.nextInt(4) == 0) {
      line.add(Generator.drawn(actor, Act.CLOSE, 0, random));
    }
    if (random.nextInt(4) > 0) {
      int at = random.nextInt(line.size());
      line.set(at, changed(line.get(at), random));
    }
    Generator.endSomewhere(line, random);
    return line;
  }

  private static Step later(int actor, Random random) {
    Act act =
        switch (random.nextInt(8)) {
          case 0 -> Act.PING;
          case 1 -> Act.PONG;
          default -> Act.MESSAGE;
        };
    int octets = act == Act.MESSAGE ? SIZES[random.nextInt(SIZES.length)] : 0;
    return Generator.drawn(actor, act, octets, random);
  }

  private static Step changed(Step honest, Random random) {
    int kind = random.nextInt(9);
    if (kind == 0) {
      return Generator.noise(honest, random);
    } else if (kind == 1 && honest.act() == Act.FIRST) {
      return Generator.plain(honest.actor(), Act.DUPLICATE, honest.number());
    } else if (kind <= 3 && honest.act() == Act.FIRST) {
      int octets = RUNS[random.nextInt(RUNS.length)];
      return Generator.plain(honest.actor(), Act.RUN, honest.number()).withOctets(octets);
    }
    List<Edit> edits = new ArrayList<>();
    if (kind == 4 && honest.act() == Act.FIRST) {
      String digit = Integer.toHexString(random.nextInt(16));
      return honest.withEdits(List.of(new Edit(TOKEN + random.nextInt(16), 1, hex(digit))));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      edits.add(honest.act() == Act.REQUEST ? ofHead(random) : ofFrame(random));
    }
    return honest.withEdits(edits);
  }

  private static Edit ofHead(Random random) {
    int at = random.nextInt(HEAD_OCTETS);
    return switch (random.nextInt(6)) {
      case 0 -> new Edit(at, 1, Generator.octets(random, 1));
      case 1 -> new Edit(at, 1 + random.nextInt(20), "");
      case 2 -> new Edit(at, 0, Generator.octets(random, 1 + random.nextInt(20)));
      case 3 -> new Edit(at, 100_000, "");
      default -> new Edit(FIRST_FIELD, 0, hex(LINES[random.nextInt(LINES.length)]));
    };
  }

  private static Edit ofFrame(Random random) {
    int inside = FRAME_HEAD_OCTETS + random.nextInt(FRAME_OCTETS - FRAME_HEAD_OCTETS);
    return switch (random.nextInt(11)) {
      case 0 -> new Edit(0, 1, Generator.octets(random, 1));
      case 1, 10 -> new Edit(0, 1, KINDS[random.nextInt(KINDS.length)]);
      case 2 -> new Edit(1, 1, LENGTHS[random.nextInt(LENGTHS.length)]);
      case 3 -> new Edit(2, 4, random.nextBoolean() ? "" : Generator.octets(random, 4));
      case 4 -> new Edit(random.nextInt(FRAME_OCTETS), 100_000, "");
      case 5 ->
          new Edit(
              random.nextInt(FRAME_OCTETS), 0, Generator.octets(random, 1 + random.nextInt(20)));
      case 6 -> new Edit(inside, 1, Generator.octets(random, 1));
      default -> {
        String text = hex(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        yield new Edit(inside, text.length() / 2, text);
      }
    };
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }
}
