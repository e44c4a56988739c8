package org.mles.conformance.cases.client;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.Guest;

/** Numbers and names at which the arithmetic of a client may end. */
@Chapter(value = "client-length", kind = Kind.CLIENT)
final class ClientLengthCases {
  private static final int[] LENGTHS = {
    120, 250, 300, 32_700, 32_768, 40_000, 65_500, 65_536, 70_000, 300_000
  };

  private static final int[] CIDS = {0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1};

  @Case(
      id = "client.hear.long",
      clause = {"V1-HDR-01", "V1-HDR-13"},
      title = "Messages of up to 300 000 octets are printed unchanged",
      kills = {"client-signed-length", "client-buffer-of-64k"})
  void longMessages(ClientLab lab) {
    Guest guest = lab.listening().guest();
    for (int length : LENGTHS) {
      guest.hears("x".repeat(length));
    }
  }

  @Case(
      id = "client.hear.any-ids",
      clause = "V1-HDR-02",
      title = "Messages with any CID and any key are printed, those with the highest bit too",
      kills = "client-signed-cid")
  void anyIds(ClientLab lab) {
    Guest guest = lab.listening().guest();
    for (int cid : CIDS) {
      byte[] message = Guest.octets("as " + cid);
      guest.peer().send(guest.fromOther(message).withCid(cid).withKey((long) cid << 32));
      guest.lines().message(message);
    }
  }

  @Case(
      id = "client.key.long-names",
      clause = "V1-KEY-01",
      title = "Names of up to 700 octets are hashed to their last octet",
      kills = "client-hashes-255")
  void longNames(ClientLab lab) {
    for (int length : new int[] {254, 255, 256, 257, 700}) {
      lab.visitor("u".repeat(length), lab.scene().unique("room")).joins();
    }
  }

  @Case(
      id = "client.key.decomposed",
      clause = "V1-KEY-01",
      title = "Names in a decomposed form go into body and key as they are",
      kills = "client-composes-names")
  void decomposed(ClientLab lab) {
    String uid = lab.scene().unique("A\u0308iti");
    lab.visitor(uid, lab.scene().unique("cafe\u0301 \u1112\u1161\u11ab")).joins();
  }
}
