package org.mles.conformance.fuzz.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.fuzz.Dialect;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Edit;
import org.mles.conformance.fuzz.Generator;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.wire.RawFrame;

/**
 * Each client joins, says something and ends; then some of it is changed: a header field, the head
 * of an item, a length. Thread: any.
 */
public final class V1Dialect implements Dialect {
  /** Offsets where a head of the body stands: map, key, uid's, and so on, for our names. */
  private static final int[] HEADS = {16, 17, 21, 41, 49, 68, 76};

  private static final int[] LENGTHS = {
    0, 1, 15, 16, 23, 255, 256, 65535, 65536, 0x7FFFFF, 0xFFFFFF
  };
  private static final int[] RUNS = {100, 5000, 70_000, 1 << 20};
  private static final int[] SIZES = {0, 1, 22, 23, 24, 200, 255, 256, 300, 5000, 70_000};

  @Override
  public Protocol protocol() {
    return Protocol.V1;
  }

  @Override
  public String robustness() {
    return "V1-ROB-01";
  }

  @Override
  public Pair pair(Door door, String tail) {
    return V1Pair.open(door, "c-" + tail, tail);
  }

  @Override
  public Talk talk(Door door, String tail) {
    return V1Conversation.open(door, tail);
  }

  @Override
  public List<Step> line(int actor, Random random) {
    List<Step> line = new ArrayList<>();
    int frames = 1 + random.nextInt(4);
    for (int i = 0; i < frames; i++) {
      line.add(step(actor, random));
    }
    if (random.nextInt(4) > 0) {
      int at = random.nextInt(line.size());
      line.set(at, changed(line.get(at), random));
    }
    Generator.endSomewhere(line, random);
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
    return Generator.drawn(actor, act, octets, random);
  }

  private static Step changed(Step honest, Random random) {
    int kind = random.nextInt(18);
    if (kind == 0) {
      return Generator.noise(honest, random);
    }
    if (kind == 1) {
      return Generator.plain(honest.actor(), Step.Act.DUPLICATE, honest.number());
    }
    if (kind == 2) {
      int octets = RUNS[random.nextInt(RUNS.length)];
      return Generator.plain(honest.actor(), Step.Act.RUN, honest.number()).withOctets(octets);
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      edits.add(edit(random));
    }
    return honest.withEdits(edits);
  }

  private static Edit edit(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new Edit(0, 1, Generator.octets(random, 1));
      case 1 -> new Edit(0, 1, random.nextBoolean() ? "6d" : "cd");
      case 2 ->
          new Edit(
              1, 3, String.format(Locale.ROOT, "%06x", LENGTHS[random.nextInt(LENGTHS.length)]));
      case 3 -> new Edit(4, 4, random.nextBoolean() ? "00000000" : Generator.octets(random, 4));
      case 4 -> new Edit(8, 8, Generator.octets(random, 8));
      case 5 -> new Edit(8 + random.nextInt(8), 1, Generator.octets(random, 1));
      case 6 -> new Edit(HEADS[random.nextInt(HEADS.length)], 1, Generator.octets(random, 1));
      case 7 -> new Edit(random.nextInt(110), 100_000, "");
      case 8 -> new Edit(random.nextInt(110), 0, Generator.octets(random, 1 + random.nextInt(20)));
      default ->
          new Edit(RawFrame.HEADER_OCTETS + random.nextInt(90), 1, Generator.octets(random, 1));
    };
  }
}
