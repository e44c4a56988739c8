package org.mles.conformance.cases.client;

import java.util.Arrays;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.Guest;

/** What a client sends. */
@Chapter(value = "client-send", kind = Kind.CLIENT)
final class ClientSendCases {
  /** More than one segment, and a length that needs its third octet. */
  private static final int LONG_LINE = 70_000;

  @Case(
      id = "client.speaks-first",
      clause = "CLI-05",
      title = "The first frame comes although the suite says nothing",
      kills = "client-waits-for-greeting")
  void speaksFirst(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.join.header",
      clause = {"V1-HDR-01", "V1-HDR-02", "V1-HDR-03"},
      title = "The first header is 'M', the body's length, CID and key, in network order",
      kills = {"client-little-endian-length", "client-counts-header", "client-own-type"})
  void joinHeader(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.join.body",
      clause = {"V1-CBOR-01", "V1-CBOR-02", "V1-CBOR-03"},
      title = "The first body is the canonical map of uid, channel and message",
      kills = {
        "client-swaps-names",
        "client-text-message",
        "client-message-first",
        "client-long-heads",
        "client-extra-field"
      })
  void joinBody(ClientLab lab) {
    lab.visitor().joins();
  }

  @Case(
      id = "client.join.long-names",
      clause = {"V1-CBOR-03", "V1-CBOR-01"},
      title = "Names of 1, 23, 24, 255, 256 and 300 octets have the shortest heads",
      kills = "client-long-heads")
  void longNames(ClientLab lab) {
    lab.visitor("u".repeat(23), "c".repeat(24)).joins();
    lab.visitor("v".repeat(300), "d".repeat(255)).joins();
    lab.visitor("w".repeat(256), "e").joins();
  }

  @Case(
      id = "client.join.other-scripts",
      clause = {"V1-CBOR-04", "V1-KEY-01"},
      title = "Names beyond ASCII go into body and key as UTF-8, their length in octets",
      kills = "client-counts-characters")
  void otherScripts(ClientLab lab) {
    lab.visitor("zo\u00eb \u0436 $HOME", "\u6771\u4eac-\ud83d\ude00").joins();
  }

  @Case(
      id = "client.join.cid",
      clause = "V1-CID-01",
      title = "The CID is the low half of the key",
      kills = "client-own-cid")
  void cid(ClientLab lab) {
    Guest guest = lab.visitor();
    guest.requireCid(guest.joins());
  }

  @Case(
      id = "client.publish.unchanged",
      clause = {"V1-CBOR-01", "V1-CBOR-04"},
      title = "Each line becomes one frame with its uid, its channel and the line unchanged",
      kills = {"client-later-frame-bare", "client-trims"})
  void unchanged(ClientLab lab) {
    Guest guest = lab.publishing().guest();
    guest.says("one");
    guest.says("  spaces before and after  ");
    guest.says("{\"quotes\": \"and \\ slashes\"} $HOME `id` %s");
    guest.says("\u00fcn\u00efc\u00f6de \u2603 \ud83d\ude80");
  }

  @Case(
      id = "client.publish.octets",
      clause = "V1-CBOR-01",
      title = "A message of all 256 octets arrives unchanged",
      kills = "client-trims")
  void octets(ClientLab lab) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (' ' + i);
    }
    lab.publishing().anyOctets().guest().says(all);
  }

  @Case(
      id = "client.publish.long",
      clause = {"V1-HDR-02", "V1-CBOR-03"},
      title = "Messages of 255, 256, 65535 and 70000 octets have the right lengths",
      kills = "client-short-lines-only")
  void longLines(ClientLab lab) {
    Guest guest = lab.publishing().guest();
    for (int octets : new int[] {255, 256, 65_535, LONG_LINE}) {
      guest.says(line(octets));
    }
  }

  @Case(
      id = "client.publish.too-long",
      clause = "V1-HDR-10",
      title = "A message that fits no frame is not sent with a length that lies",
      kills = "client-cuts-length")
  void tooLong(ClientLab lab) {
    Guest guest = lab.publishing().guest();
    guest.says("before");
    guest.publish(line(1 << 24));
    guest.publish(Guest.octets("after"));
    guest.saysOrCloses("after");
  }

  private static byte[] line(int octets) {
    byte[] line = new byte[octets];
    Arrays.fill(line, (byte) 'x');
    return line;
  }
}
