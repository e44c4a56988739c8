package org.mles.conformance.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.mles.conformance.wire.RawFrame;

/**
 * Makes conversations: each client joins, says something and ends; then some of it is changed where
 * a server has to decide. The same seed and number give the same conversation.
 *
 * <p>Thread: caller.
 */
public final class Generator {
  /** Offsets where a head of the body stands: map, key, uid's, and so on, for our names. */
  private static final int[] HEADS = {16, 17, 21, 41, 49, 68, 76};

  private static final int[] LENGTHS = {
    0, 1, 15, 16, 23, 255, 256, 65535, 65536, 0x7FFFFF, 0xFFFFFF
  };
  private static final int[] RUNS = {100, 5000, 70_000, 1 << 20};
  private static final int[] SIZES = {0, 1, 22, 23, 24, 200, 255, 256, 300, 5000, 70_000};

  private final long seed;

  /** Takes the seed of all conversations. */
  public Generator(long seed) {
    this.seed = seed;
  }

  /** Returns the conversation with this number. */
  public List<Step> conversation(long index) {
    Random random = new Random(seed * 1_000_003 + index);
    random.nextLong();
    List<List<Step>> lines = new ArrayList<>();
    int actors = 1 + random.nextInt(Step.ACTORS);
    for (int actor = 0; actor < actors; actor++) {
      lines.add(line(actor, random));
    }
    return interleaved(lines, random);
  }

  private static List<Step> line(int actor, Random random) {
    List<Step> line = new ArrayList<>();
    int frames = 1 + random.nextInt(4);
    for (int i = 0; i < frames; i++) {
      line.add(step(actor, random));
    }
    if (random.nextInt(4) > 0) {
      int at = random.nextInt(line.size());
      line.set(at, changed(line.get(at), random));
    }
    if (random.nextInt(5) == 0) {
      Step.Act end = random.nextBoolean() ? Step.Act.FIN : Step.Act.RESET;
      line.add(random.nextInt(line.size() + 1), plain(actor, end, 0));
    }
    return line;
  }

  private static Step step(int actor, Random random) {
    Step.Act act =
        switch (random.nextInt(8)) {
          case 0, 1 -> Step.Act.EMPTY;
          case 2 -> Step.Act.RESYNC;
          default -> Step.Act.MESSAGE;
        };
    int octets = act == Step.Act.MESSAGE ? SIZES[random.nextInt(SIZES.length)] : 0;
    List<Integer> cuts = new ArrayList<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      cuts.add(1 + random.nextInt(random.nextBoolean() ? 20 : 100));
    }
    boolean held = random.nextInt(4) == 0;
    return new Step(actor, act, random.nextInt(1 << 20), octets, List.of(), cuts, held);
  }

  private static Step plain(int actor, Step.Act act, int number) {
    return new Step(actor, act, number, 0, List.of(), List.of(), false);
  }

  private static Step changed(Step honest, Random random) {
    int kind = random.nextInt(18);
    if (kind == 0) {
      Edit noise = new Edit(0, 0, octets(random, 1 + random.nextInt(100)));
      return plain(honest.actor(), Step.Act.NOISE, honest.number()).withEdits(List.of(noise));
    }
    if (kind == 1) {
      return plain(honest.actor(), Step.Act.DUPLICATE, honest.number());
    }
    if (kind == 2) {
      int octets = RUNS[random.nextInt(RUNS.length)];
      return plain(honest.actor(), Step.Act.RUN, honest.number()).withOctets(octets);
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      edits.add(edit(random));
    }
    return honest.withEdits(edits);
  }

  private static Edit edit(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new Edit(0, 1, octets(random, 1));
      case 1 -> new Edit(0, 1, random.nextBoolean() ? "6d" : "cd");
      case 2 ->
          new Edit(
              1, 3, String.format(Locale.ROOT, "%06x", LENGTHS[random.nextInt(LENGTHS.length)]));
      case 3 -> new Edit(4, 4, random.nextBoolean() ? "00000000" : octets(random, 4));
      case 4 -> new Edit(8, 8, octets(random, 8));
      case 5 -> new Edit(8 + random.nextInt(8), 1, octets(random, 1));
      case 6 -> new Edit(HEADS[random.nextInt(HEADS.length)], 1, octets(random, 1));
      case 7 -> new Edit(random.nextInt(110), 100_000, "");
      case 8 -> new Edit(random.nextInt(110), 0, octets(random, 1 + random.nextInt(20)));
      default -> new Edit(RawFrame.HEADER_OCTETS + random.nextInt(90), 1, octets(random, 1));
    };
  }

  private static String octets(Random random, int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  private static List<Step> interleaved(List<List<Step>> lines, Random random) {
    List<Step> all = new ArrayList<>();
    while (!lines.isEmpty()) {
      List<Step> line = lines.get(random.nextInt(lines.size()));
      all.add(line.remove(0));
      if (line.isEmpty()) {
        lines.remove(line);
      }
    }
    return all;
  }
}
