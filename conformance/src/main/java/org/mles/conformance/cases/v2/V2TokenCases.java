package org.mles.conformance.cases.v2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.SipHash;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** The token in a first message. */
@Chapter(value = "v2-token", protocol = Protocol.V2)
final class V2TokenCases {
  /** Returns the usual text of a member with a value of its token. */
  private static String with(V2Member m, String auth) {
    return V2First.with(m.json(), "\"auth\":" + auth);
  }

  private static WsFrame first(V2Member m, String auth) {
    return WsMessage.text(with(m, auth)).frame();
  }

  private static void refusesToken(V2Room room, String name, Function<V2Member, Long> token) {
    room.refuses(name, m -> first(m, quoted(V2First.digits(token.apply(m)))));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static long token(@Nullable String key, V2Member m) {
    return V2First.token(key, m.uid(), m.channel());
  }

  @Case(
      id = "v2.token.wrong",
      clause = "V2-AUTH-01",
      title = "A server with a shared key refuses every token but the right one",
      kills = {"v2-no-token-check", "v2-key-optional", "v2-token-low-half"},
      setup = Setup.SHARED_KEY)
  void wrong(Lab lab) {
    V2Room room = lab.v2Room();
    refusesToken(room, "one bit", m -> m.token() ^ 1);
    refusesToken(room, "highest bit", m -> m.token() ^ Long.MIN_VALUE);
    refusesToken(room, "reversed", m -> Long.reverseBytes(m.token()));
    refusesToken(room, "without the key", m -> token(null, m));
    refusesToken(room, "other key", m -> token("x" + m.key(), m));
    refusesToken(room, "other uid", m -> V2First.token(m.key(), m.uid() + "x", m.channel()));
    refusesToken(
        room,
        "with separators",
        m -> SipHash.of(JoinKey.input(m.uid(), m.channel(), String.valueOf(m.key()))));
  }

  @Case(
      id = "v2.token.missing",
      clause = "V2-AUTH-01",
      title = "A server with a shared key refuses a first message without a token",
      kills = "v2-token-optional",
      setup = Setup.SHARED_KEY)
  void missing(Lab lab) {
    lab.v2Room().refuses("none", m -> WsMessage.text(m.json()).frame());
  }

  @Case(
      id = "v2.token.right",
      clause = "V2-AUTH-01",
      title = "The right token joins, whatever the names",
      kills = "v2-token-with-separators",
      setup = Setup.SHARED_KEY,
      framed = true)
  void right(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    for (String name : List.of("a", "\u00C4iti", "\u65E5\u672C", "\uD83D\uDE00", "x".repeat(300))) {
      room.admit(lab.v2MemberAs(name, lab.scene().unique(name), room.channel()));
    }
  }

  @Case(
      id = "v2.token.keyless.absent",
      clause = "V2-AUTH-02",
      title = "To a server without a shared key the token may be absent",
      kills = "v2-token-needed",
      setup = Setup.ENDPOINT)
  void keylessAbsent(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.accepts("none", V2Member::json);
  }

  @Case(
      id = "v2.token.keyless.wrong",
      clause = "V2-AUTH-02",
      title = "A server without a shared key refuses a token that is not that of the names",
      kills = "v2-wrong-token-ignored",
      setup = Setup.ENDPOINT)
  void keylessWrong(Lab lab) {
    V2Room room = lab.v2Room();
    refusesToken(room, "one bit", m -> m.token() ^ 1);
    refusesToken(room, "with a key", m -> token("secret", m));
    refusesToken(room, "zero", m -> 0L);
  }

  @Case(
      id = "v2.token.spelling.wrong",
      clause = "V2-AUTH-03",
      title = "A token that is no string of hexadecimal digits of 64 bits is refused with 1008",
      kills = {"v2-token-sign", "v2-token-overflows"})
  void wrongSpelling(Lab lab) {
    V2Room room = lab.v2Room();
    room.refuses("plus", m -> first(m, quoted("+" + V2First.digits(m.token()))));
    room.refuses("0x", m -> first(m, quoted("0x" + V2First.digits(m.token()))));
    room.refuses("space", m -> first(m, quoted(" " + V2First.digits(m.token()))));
    room.refuses("over 64 bits", m -> first(m, quoted("1" + V2First.digits(m.token()))));
    room.refuses("array", m -> first(m, "[" + quoted(V2First.digits(m.token())) + "]"));
  }

  @Case(
      id = "v2.token.no-number",
      clause = "V2-AUTH-03",
      title = "What is no number is refused, and not taken for no token",
      kills = "v2-token-no-number-is-absent",
      setup = Setup.ENDPOINT)
  void noNumber(Lab lab) {
    V2Room room = lab.v2Room();
    room.refuses("no digits", m -> first(m, quoted("")));
    room.refuses("letters", m -> first(m, quoted("token")));
    room.refuses("number", m -> first(m, "7"));
    room.refuses("true", m -> first(m, "true"));
  }

  @Case(
      id = "v2.token.spelling.right",
      clause = "V2-AUTH-03",
      title = "Digits in either case and leading zeros make no difference",
      kills = {"v2-token-lower-case-only", "v2-token-sixteen-digits-only"})
  void rightSpelling(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.accepts(
        "capitals", m -> with(m, quoted(V2First.digits(m.token()).toUpperCase(Locale.ROOT))));
    room.accepts("zeros", m -> with(m, quoted("000" + V2First.digits(m.token()))));
    V2Member small = smallToken(lab, room);
    lab.scene().control(small::open);
    room.admit(small, WsMessage.text(with(small, quoted(Long.toHexString(small.token())))));
  }

  /** Returns a member whose token begins with a digit 0. */
  private static V2Member smallToken(Lab lab, V2Room room) {
    V2Member found = null;
    String stem = lab.scene().unique("small");
    for (int i = 0; found == null; i++) {
      String uid = stem + i;
      if (V2First.token(lab.settings().sharedKey(), uid, room.channel()) >>> 60 == 0) {
        found = lab.v2MemberAs("small", uid, room.channel());
      }
    }
    return found;
  }

  @Case(
      id = "v2.token.disclosed",
      clause = "V2-AUTH-04",
      title = "A token is disclosed to nobody, neither live nor in history nor in a reason",
      kills = {"v2-tells-token", "v2-keeps-token", "v2-token-in-reason"})
  void disclosed(Lab lab) {
    V2Room room = lab.v2Room();
    V2Member alice = room.join("alice");
    for (WsMessage kept : room.admit(room.member("late"))) {
      lab.check(!holds(kept, alice), "no token in the history; saw " + kept);
    }
    V2Member live = room.member("live").open();
    live.say(live.first());
    WsMessage hello = room.record(live.say(room.token("hello")));
    for (WsMessage told : room.witness().ws().until(hello)) {
      lab.check(!holds(told, live), "no token told; saw " + told);
    }
    V2Member again = lab.v2MemberAs("again", live.uid(), room.channel()).open();
    again.say(again.first());
    refusedInSilence(lab, again);
    V2Member wrong = room.member("wrong").open();
    wrong.send(first(wrong, quoted(V2First.digits(wrong.token() ^ 1))));
    refusedInSilence(lab, wrong);
  }

  private static void refusedInSilence(Lab lab, V2Member member) {
    String reason = member.ws().closed(1008).reason();
    lab.check(!holds(reason, member), "no token in the reason; saw '" + reason + "'");
  }

  private static boolean holds(WsMessage message, V2Member whose) {
    return holds(new String(message.payload(), StandardCharsets.ISO_8859_1), whose);
  }

  private static boolean holds(String text, V2Member whose) {
    return text.toLowerCase(Locale.ROOT).contains(V2First.digits(whose.token()));
  }

  @Case(
      id = "v2.token.null",
      clause = "V2-AUTH-05",
      title = "A token that is null is the same as none",
      kills = "v2-null-token-refused",
      setup = Setup.ENDPOINT)
  void nothing(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.accepts("null", m -> with(m, "null"));
  }

  @Case(
      id = "v2.token.twice",
      clause = "V2-AUTH-06",
      title = "A second token, in any spelling of that name, is refused with 1008",
      kills = "v2-two-tokens")
  void twice(Lab lab) {
    V2Room room = lab.v2Room();
    room.refuses("same", m -> twoTokens(m, "auth"));
    room.refuses("escaped", m -> twoTokens(m, "\\u0061uth"));
    room.refuses("null first", m -> WsMessage.text(m.signed(with(m, "null"))).frame());
  }

  private static WsFrame twoTokens(V2Member m, String name) {
    String member = quoted(name) + ":" + quoted(V2First.digits(m.token()));
    return WsMessage.text(V2First.with(m.first(), member)).frame();
  }
}
