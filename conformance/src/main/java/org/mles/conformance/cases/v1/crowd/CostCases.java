package org.mles.conformance.cases.v1.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/**
 * What clients cost the process of a server. Each case measures a round that may cost what it
 * costs, and then what the round under test costs beyond it, so that threads, buffers and garbage
 * of one runtime or another do not count.
 */
@Chapter("limits")
final class CostCases {
  private static final int WAVE = 32;
  private static final int HARMLESS_OCTETS = 4096;
  private static final int SENT_OCTETS = 100;
  private static final int ROUNDS = 4;
  private static final int GUESTS = 8;

  /** What a runtime may open of its own accord; a kind of end that leaks opens twice as many. */
  private static final int SPARE_DESCRIPTORS = 16;

  /** Length of a string of 256 MiB, and of none. */
  private static final int[] ANNOUNCED = {0x10, 0, 0, 0};

  private static final int[] HARMLESS = {0, 0, 1, 0};
  private static final long STRING_OCTETS = 1L << 28;

  /**
   * Part of what was announced that may be other growth, such as garbage not yet collected: 64 MiB
   * and 32 MiB, where JVM and Python were seen to grow by less than one (2026-11-29).
   */
  private static final int PART = 8;

  /** How often in a row memory is seen not to grow any more, or descriptors not to become fewer. */
  private static final int STEADY_LOOKS = 8;

  @Case(
      id = "cost.announced-body",
      clause = "V1-LIM-02",
      title = "Bodies of 16 MiB that are announced cost no more memory than bodies of 4 KiB",
      kills = "asks-for-announced-bodies",
      setup = Setup.MEASURED)
  void announcedBody(Lab lab) {
    lab.require(Limit.BODY_OCTETS, RawFrame.MAX_BODY_OCTETS);
    Room room = proven(lab);
    long before = peakOf(lab, room, HARMLESS_OCTETS);
    lab.judgeFromHere();
    long grown = peakOf(lab, room, RawFrame.MAX_BODY_OCTETS) - before;
    expectLess(lab, grown, (long) WAVE * RawFrame.MAX_BODY_OCTETS);
  }

  @Case(
      id = "cost.announced-string",
      clause = "V1-CBOR-14",
      title = "A string of 256 MiB that a short body announces costs no memory",
      kills = "asks-for-announced-strings",
      setup = Setup.MEASURED)
  void announcedString(Lab lab) {
    Room room = proven(lab);
    refuse(lab, room, HARMLESS);
    long before = lab.cost().peakOctets();
    lab.judgeFromHere();
    refuse(lab, room, ANNOUNCED);
    expectLess(lab, lab.cost().peakOctets() - before, STRING_OCTETS);
  }

  @Case(
      id = "cost.descriptors",
      clause = "V1-LIM-06",
      title = "However connections end, and however many, their descriptors are closed",
      kills = "keeps-refused-descriptors",
      setup = Setup.MEASURED)
  void descriptors(Lab lab) {
    Room room = proven(lab);
    comeAndGo(lab, room);
    long most = lab.cost().descriptors() + SPARE_DESCRIPTORS;
    lab.judgeFromHere();
    for (int round = 1; round <= ROUNDS; round++) {
      comeAndGo(lab, room);
    }
    lab.check(
        isSoon(lab, room, most),
        String.format(
            Locale.ROOT,
            "at most %d descriptors after %d rounds like the first; saw %d",
            most,
            ROUNDS,
            lab.cost().descriptors()));
  }

  /** Opens a room on a server of which connections are seen among its descriptors. */
  private static Room proven(Lab lab) {
    lab.requireRoomFor(WAVE);
    Room room = lab.room();
    long before = leastDescriptors(lab, room);
    List<Member> guests = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      guests.add(room.join("guest " + i));
    }
    if (lab.cost().descriptors() - before < WAVE) {
      throw new NotApplicable("its descriptors are not seen; it runs elsewhere, as in a container");
    }
    guests.forEach(Member::leave);
    return room;
  }

  /** Returns how many are open when those of connections that ended before are closed. */
  private static long leastDescriptors(Lab lab, Room room) {
    long least = lab.cost().descriptors();
    for (int steady = 0; steady < STEADY_LOOKS; steady++) {
      room.quiet();
      long now = lab.cost().descriptors();
      steady = now < least ? -1 : steady;
      least = now;
    }
    return least;
  }

  /** Returns the peak of memory while many have announced a body and sent little of it. */
  private static long peakOf(Lab lab, Room room, int announced) {
    List<Member> boasters = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      Member boaster = lab.member("boaster " + i, room.channel());
      RawFrame begun = boaster.frame(new byte[SENT_OCTETS]).withAnnounced(announced);
      boaster.peer().send(Arrays.copyOf(begun.encode(), SENT_OCTETS));
      room.quiet();
      boasters.add(boaster);
    }
    long peak = steadyPeak(lab, room);
    boasters.forEach(
        boaster -> {
          boaster.peer().finish();
          boaster.expect().closed();
        });
    room.quiet();
    return peak;
  }

  /** Returns the peak when the server has had turns enough to read what was sent. */
  private static long steadyPeak(Lab lab, Room room) {
    long peak = lab.cost().peakOctets();
    for (int steady = 0; steady < STEADY_LOOKS; steady++) {
      room.quiet();
      long now = lab.cost().peakOctets();
      steady = now > peak ? -1 : steady;
      peak = now;
    }
    return peak;
  }

  /** Has bodies refused that announce strings of a length, which is four octets. */
  private static void refuse(Lab lab, Room room, int... length) {
    for (int kind : new int[] {0x5A, 0x7A}) {
      for (String key : List.of("uid", "channel", "message")) {
        Member eve = lab.member("eve", room.channel());
        byte[] body = new Cbor().map(3).text(key).octets(kind).octets(length).encode();
        eve.peer().send(eve.joinFrame().withBody(body));
        eve.expect().closed();
      }
    }
    room.quiet();
  }

  private static void expectLess(Lab lab, long grown, long announced) {
    lab.check(
        grown < announced / PART,
        String.format(
            Locale.ROOT,
            "far less memory than the %d MiB announced; it grew by %d MiB",
            announced >> 20,
            grown >> 20));
  }

  private static void comeAndGo(Lab lab, Room room) {
    for (Refusal refusal : Refusal.values()) {
      for (int i = 0; i < GUESTS; i++) {
        Member stranger = lab.member(refusal.words(), room.channel());
        refusal.send(stranger);
        stranger.expect().closed();
        stranger.peer().close();
      }
    }
    for (Departure departure : Departure.values()) {
      for (int i = 0; i < GUESTS; i++) {
        Member guest = room.join("guest until " + departure.words());
        departure.end(guest);
        guest.peer().close();
      }
    }
    room.quiet();
  }

  /** Says whether so few descriptors are open, now or when the server has seen all ends. */
  private static boolean isSoon(Lab lab, Room room, long most) {
    long deadline = System.nanoTime() + lab.scene().timers().patience().toNanos();
    while (lab.cost().descriptors() > most && System.nanoTime() < deadline) {
      room.witness().expect().quiet();
    }
    return lab.cost().descriptors() <= most;
  }
}
