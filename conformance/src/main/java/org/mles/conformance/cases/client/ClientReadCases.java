package org.mles.conformance.cases.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.Guest;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** What a client makes of what it is sent. */
@Chapter(value = "client-read", kind = Kind.CLIENT)
final class ClientReadCases {
  @Case(
      id = "client.hear.message",
      clause = "V1-HDR-13",
      title = "Each message of others is printed as one line, unchanged, however it is cut",
      kills = "client-not-hearing",
      segmented = true)
  void message(ClientLab lab) {
    Guest guest = lab.listening().guest();
    guest.hears("one");
    guest.hears("  spaces before and after  ");
    guest.hears("\u00fcn\u00efc\u00f6de \u2603 \ud83d\ude80 M M M");
    guest.hears("x".repeat(70_000));
    guest.hears("and on");
  }

  @Case(
      id = "client.hear.octets",
      clause = "V1-HDR-13",
      title = "A message of any octets is printed unchanged",
      kills = "client-not-hearing")
  void octets(ClientLab lab) {
    Guest guest = lab.listening().anyOctets().guest();
    guest.hears(new byte[] {0, '\n', '\r', (byte) 0xFF, 'M', 0});
    guest.hears(lab.scene().octets(3000));
  }

  @Case(
      id = "client.hear.header-in-pieces",
      clause = "V1-HDR-11",
      title = "A header may arrive in two pieces, cut anywhere",
      kills = "client-header-in-one-read")
  void headerInPieces(ClientLab lab) {
    cutAtEach(lab.listening().guest(), 1, RawFrame.HEADER_OCTETS);
  }

  @Case(
      id = "client.hear.body-in-pieces",
      clause = "V1-HDR-13",
      title = "A body may arrive in two pieces, cut anywhere",
      kills = "client-body-in-one-read")
  void bodyInPieces(ClientLab lab) {
    cutAtEach(lab.listening().guest(), RawFrame.HEADER_OCTETS, 60);
  }

  @Case(
      id = "client.hear.together",
      clause = "V1-HDR-12",
      title = "Twenty messages that arrive together are all printed, in their order",
      kills = "client-one-frame-per-read")
  void together(ClientLab lab) {
    Guest guest = lab.listening().guest();
    List<RawFrame> frames = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      frames.add(guest.fromOther("number " + i));
    }
    guest.peer().sendTogether(frames);
    for (int i = 1; i <= 20; i++) {
      guest.lines().message(Guest.octets("number " + i));
    }
  }

  @Case(
      id = "client.again.same-frame",
      clause = "CLI-01",
      title = "A frame that comes again, twice in a row or later, does not end the session",
      kills = "client-stops-at-duplicate")
  void sameFrame(ClientLab lab) {
    Guest guest = lab.listening().guest();
    byte[] again = Guest.octets("again and again");
    guest.hears(again);
    guest.peer().send(guest.fromOther(again));
    guest.peer().send(guest.fromOther(again));
    byte[] last = Guest.octets("something new");
    guest.peer().send(guest.fromOther(last));
    guest.lines().repeated(again, last);
    guest.goesOn();
  }

  @Case(
      id = "client.again.own-frame",
      clause = "CLI-01",
      title = "Its own frames from the history do not end the session",
      kills = "client-stops-at-own-frame")
  void ownFrame(ClientLab lab) {
    Guest guest = lab.listening().guest();
    byte[] own = Guest.octets("said in an earlier session");
    guest.peer().send(guest.frame(new byte[0]));
    guest.peer().send(guest.frame(own));
    byte[] last = Guest.octets("something new");
    guest.peer().send(guest.fromOther(last));
    guest.lines().repeated(own, last);
    guest.goesOn();
  }

  @Case(
      id = "client.hear.equal-messages",
      clause = "CLI-08",
      title = "A message that others have sent before is printed again if its frame is another",
      kills = "client-hides-equal-messages")
  void equalMessages(ClientLab lab) {
    Guest guest = lab.listening().guest();
    byte[] message = Guest.octets("yes");
    for (int cid = 1; cid <= 3; cid++) {
      guest.peer().send(guest.fromOther(message).withCid(cid));
      guest.lines().message(message);
    }
  }

  @Case(
      id = "client.hear.unreadable",
      clause = "CLI-09",
      title = "A body that is no message does not end the session",
      kills = {"client-stops-at-garbage", "client-stops-at-resync"})
  void unreadable(ClientLab lab) {
    Guest guest = lab.listening().guest();
    guest.peer().send(guest.fromOther("").withBody(new byte[] {(byte) 0xFF}));
    guest.peer().send(guest.fromOther("").withBody(new byte[100]));
    guest.hears("after two bodies that are none");
    guest.goesOn();
  }

  @Case(
      id = "client.hear.empty",
      clause = "CLI-02",
      title = "Nothing is printed for an empty message, and the session goes on",
      kills = {"client-shows-empty", "client-stops-at-empty"},
      segmented = true)
  void empty(ClientLab lab) {
    Guest guest = lab.listening().guest();
    guest.peer().send(guest.fromOther(""));
    guest.hears("after one empty message");
    guest.peer().send(guest.fromOther(""));
    guest.peer().send(guest.fromOther(""));
    guest.hears("after two more");
    guest.goesOn();
  }

  @Case(
      id = "client.hear.resync",
      clause = "RSY-16",
      title = "A resync body is ignored, and the session goes on",
      kills = {"client-shows-resync", "client-stops-at-resync"},
      segmented = true)
  void resync(ClientLab lab) {
    Guest guest = lab.listening().guest();
    byte[] item = guest.fromOther("inside a resync").encode();
    guest.peer().send(guest.fromOther("").withBody(Body.resync(List.of(item, item))));
    guest.hears("after a resync of two");
    guest.peer().send(guest.fromOther("").withBody(Body.resync(List.of())));
    guest.hears("after a resync of none");
    guest.goesOn();
  }

  @Case(
      id = "client.bad-header.type",
      clause = "CLI-03",
      title = "A header of another type closes the connection",
      kills = {"client-waits-at-bad-header", "client-skips-bad-header"})
  void badType(ClientLab lab) {
    closesAt(lab, frame -> frame.withType('X'));
  }

  @Case(
      id = "client.bad-header.high-bit",
      clause = "CLI-03",
      title = "A header of type 0xCD, 'M' with the high bit, closes the connection",
      kills = {"client-waits-at-bad-header", "client-skips-bad-header"})
  void highBit(ClientLab lab) {
    closesAt(lab, frame -> frame.withType('M' | 0x80));
  }

  @Case(
      id = "client.bad-header.zero-length",
      clause = "CLI-03",
      title = "A header that announces no body closes the connection",
      kills = {"client-waits-at-bad-header", "client-skips-bad-header", "client-takes-zero-length"})
  void zeroLength(ClientLab lab) {
    closesAt(lab, frame -> frame.withBody(new byte[0]));
  }

  @Case(
      id = "client.bad-header.stray-octet",
      clause = "CLI-03",
      title = "An octet between two frames closes the connection, and what follows is not printed",
      kills = {"client-waits-at-bad-header", "client-skips-bad-header"})
  void octetBetween(ClientLab lab) {
    Guest guest = lab.listening().guest();
    byte[] good = guest.fromOther("behind a stray octet").encode();
    guest.peer().sendPieces(List.of(new byte[] {0}, good, good));
    guest.closes();
  }

  /**
   * Sends frames of which each is cut at another octet. What comes before the cut goes out with the
   * frame before, and the rest when that was printed; so the client has to read them apart.
   */
  private static void cutAtEach(Guest guest, int from, int to) {
    byte[] message = Guest.octets("not cut");
    byte[] due = guest.fromOther(message).encode();
    for (int cut = from; cut < to; cut++) {
      byte[] nextMessage = Guest.octets("cut before octet " + cut);
      byte[] next = guest.fromOther(nextMessage).encode();
      byte[] together = Arrays.copyOf(due, due.length + cut);
      System.arraycopy(next, 0, together, due.length, cut);
      guest.peer().send(together);
      guest.lines().message(message);
      due = Arrays.copyOfRange(next, cut, next.length);
      message = nextMessage;
    }
    guest.peer().send(due);
    guest.lines().message(message);
  }

  /** Sends a bad header and then good frames, of which nothing may be printed. */
  private static void closesAt(ClientLab lab, UnaryOperator<RawFrame> spoil) {
    Guest guest = lab.listening().guest();
    guest.hears("before the bad header");
    RawFrame good = guest.fromOther("behind the bad header");
    guest.peer().sendTogether(List.of(spoil.apply(good), good, good));
    guest.closes();
  }
}
