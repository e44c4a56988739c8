package org.mles.conformance.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Makes conversations: each client says its line, and who goes on next is drawn. The same seed and
 * number give the same conversation. Thread: caller.
 */
public final class Generator {
  private final Dialect dialect;
  private final long seed;

  /** Takes the seed of all conversations. */
  public Generator(Dialect dialect, long seed) {
    this.dialect = dialect;
    this.seed = seed;
  }

  /** Returns the conversation with this number. */
  public List<Step> conversation(long index) {
    Random random = new Random(seed * 1_000_003 + index);
    random.nextLong();
    List<List<Step>> lines = new ArrayList<>();
    int actors = 1 + random.nextInt(Step.ACTORS);
    for (int actor = 0; actor < actors; actor++) {
      lines.add(new ArrayList<>(dialect.line(actor, random)));
    }
    return interleaved(lines, random);
  }

  /** Returns an honest step that is sent in pieces or not, and waits for the next or not. */
  public static Step drawn(int actor, Step.Act act, int octets, Random random) {
    List<Integer> cuts = new ArrayList<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      cuts.add(1 + random.nextInt(random.nextBoolean() ? 20 : 100));
    }
    boolean held = random.nextInt(4) == 0;
    return new Step(actor, act, random.nextInt(1 << 20), octets, List.of(), cuts, held);
  }

  /** Returns a step in one piece. */
  public static Step plain(int actor, Step.Act act, int number) {
    return new Step(actor, act, number, 0, List.of(), List.of(), false);
  }

  /** Returns octets that are no frame. */
  public static Step noise(Step instead, Random random) {
    Edit noise = new Edit(0, 0, octets(random, 1 + random.nextInt(100)));
    return plain(instead.actor(), Step.Act.NOISE, instead.number()).withEdits(List.of(noise));
  }

  /** Ends a line somewhere, in one of five by itself. */
  public static void endSomewhere(List<Step> line, Random random) {
    if (random.nextInt(5) == 0) {
      Step.Act end = random.nextBoolean() ? Step.Act.FIN : Step.Act.RESET;
      line.add(random.nextInt(line.size() + 1), plain(line.get(0).actor(), end, 0));
    }
  }

  /** Returns octets in hexadecimal. */
  public static String octets(Random random, int count) {
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
