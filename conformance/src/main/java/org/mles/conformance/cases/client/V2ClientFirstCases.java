package org.mles.conformance.cases.client;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;

/** What a client joins with. */
@Chapter(value = "client-v2-first", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientFirstCases {
  /** One of sixteen begins with a zero. */
  private static final int MOST_TRIED = 2000;

  @Case(
      id = "v2.client.first",
      clause = "V2-CLI-04",
      title = "Once it is answered it joins by a text, an object of JSON with its uid and channel",
      kills = {
        "client-v2-waits-for-greeting",
        "client-v2-binary-first",
        "client-v2-array-first",
        "client-v2-swaps-names"
      })
  void first(ClientLab lab) {
    lab.v2Visitor().joins();
  }

  @Case(
      id = "v2.client.first.names",
      clause = "V2-CLI-04",
      title = "Names with quotes, backslashes and letters of other scripts are right in JSON",
      kills = {"client-v2-no-escapes", "client-v2-ascii-names"})
  void names(ClientLab lab) {
    lab.v2Visitor("say \"a\\b\" $HOME", lab.scene().unique("garden")).joins();
    lab.v2Visitor("zo\u00eb \u0436", "\u6771\u4eac-\ud83d\ude00").joins();
  }

  @Case(
      id = "v2.client.token.shared",
      clause = "V2-AUTH-01",
      title = "With a shared key its token is the hash over uid, channel and key",
      kills = {"client-v2-key-unused", "client-v2-key-first", "client-v2-separates"},
      setup = Setup.SHARED_KEY)
  void shared(ClientLab lab) {
    lab.v2Visitor().joins();
    lab.v2Visitor("zo\u00eb", lab.scene().unique("\u6771\u4eac")).joins();
  }

  @Case(
      id = "v2.client.token.none",
      clause = "V2-AUTH-01",
      title = "Without a shared key its token, if it sends one, is the hash over uid and channel",
      kills = "client-v2-separates",
      setup = Setup.ENDPOINT)
  void without(ClientLab lab) {
    lab.v2Visitor().joins();
  }

  @Case(
      id = "v2.client.token.always",
      clause = "V2-AUTH-07",
      title = "Without a shared key it sends a token, too",
      kills = "client-v2-no-auth",
      setup = Setup.ENDPOINT)
  void always(ClientLab lab) {
    V2Guest guest = lab.v2Visitor();
    guest.opens();
    lab.check(guest.first() != null, "the token " + guest.digits() + "; there is none");
  }

  @Case(
      id = "v2.client.token.form",
      clause = "V2-AUTH-07",
      title = "Its token is 16 digits in lower case, zeros at the beginning too",
      kills = {"client-v2-upper-case-auth", "client-v2-short-auth"},
      setup = Setup.SHARED_KEY)
  void form(ClientLab lab) {
    String uid = lab.scene().unique("guest");
    String channel = lab.scene().unique("room");
    for (int i = 0; i < MOST_TRIED && !isTelling(lab, uid, channel); i++) {
      channel = lab.scene().unique("room");
    }
    V2Guest guest = lab.v2Visitor(uid, channel);
    guest.opens();
    String auth = guest.first();
    lab.check(guest.digits().equals(auth), "the token " + guest.digits() + "; saw " + auth);
  }

  /** Says whether the token of two names has a zero in front, and letters. */
  private static boolean isTelling(ClientLab lab, String uid, String channel) {
    return lab.token(uid, channel).matches("0.*[a-f].*");
  }
}
