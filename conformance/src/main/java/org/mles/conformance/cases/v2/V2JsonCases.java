package org.mles.conformance.cases.v2;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsMessage;

/** The JSON text of a first message. Every token fits the names that are meant. */
@Chapter(value = "v2-first-message", protocol = Protocol.V2)
final class V2JsonCases {
  private static final char[] CONTROLS = {'\0', '\n', '\t', 0x1F};

  /** Refuses a text that is made from the member; each is the only thing wrong with it. */
  private static void refuses(V2Room room, String name, Function<V2Member, String> text) {
    room.refuses(name, m -> WsMessage.text(text.apply(m)).frame());
  }

  @SuppressWarnings("AnnotateFormatMethod") // every format stands in this file, beside its names
  private static String text(String format, Object... names) {
    return String.format(Locale.ROOT, format, names);
  }

  /** Returns a text with a token for names that are not those of the member. */
  private static String signedAs(V2Member m, String json, String uid, String channel) {
    return V2First.with(json, V2First.token(m.key(), uid, channel));
  }

  @Case(
      id = "v2.first.missing-member",
      clause = {"V2-FF-02", "V2-FF-07"},
      title = "A text without uid or without channel is refused with 1008",
      kills = {"v2-missing-is-empty", "v2-refused-without-close", "v2-refused-joins"})
  void missingMember(Lab lab) {
    V2Room room = lab.v2Room();
    refuses(
        room,
        "no uid",
        m -> signedAs(m, text("{\"channel\":\"%s\"}", m.channel()), "", m.channel()));
    refuses(room, "no channel", m -> signedAs(m, text("{\"uid\":\"%s\"}", m.uid()), m.uid(), ""));
    refuses(room, "nothing", m -> "{}");
  }

  @Case(
      id = "v2.first.duplicate-member",
      clause = "V2-FF-02",
      title = "A name that comes twice is refused with 1008",
      kills = "v2-last-duplicate-wins")
  void duplicateMember(Lab lab) {
    V2Room room = lab.v2Room();
    refuses(
        room,
        "uid twice",
        m ->
            m.signed(
                text(
                    "{\"uid\":\"other\",\"uid\":\"%s\",\"channel\":\"%s\"}",
                    m.uid(), m.channel())));
    refuses(
        room,
        "channel twice",
        m ->
            m.signed(
                text(
                    "{\"uid\":\"%s\",\"channel\":\"x\",\"channel\":\"%s\"}",
                    m.uid(), m.channel())));
    refuses(
        room,
        "escaped twin",
        m ->
            m.signed(
                text(
                    "{\"\\u0075id\":\"other\",\"uid\":\"%s\",\"channel\":\"%s\"}",
                    m.uid(), m.channel())));
  }

  @Case(
      id = "v2.first.other-type",
      clause = "V2-FF-02",
      title = "A name that is no string is refused with 1008",
      kills = "v2-numbers-are-names")
  void otherType(Lab lab) {
    V2Room room = lab.v2Room();
    for (String value : List.of("7", "null", "true", "[\"a\"]", "{}")) {
      String name = value.equals("null") || value.startsWith("[") ? "" : value;
      refuses(
          room,
          "uid " + value,
          m ->
              signedAs(
                  m,
                  text("{\"uid\":%s,\"channel\":\"%s\"}", value, m.channel()),
                  name,
                  m.channel()));
    }
  }

  @Case(
      id = "v2.first.no-object",
      clause = "V2-FF-02",
      title = "A first message that is no object is refused with 1008",
      kills = "v2-array-is-first")
  void noObject(Lab lab) {
    V2Room room = lab.v2Room();
    refuses(
        room,
        "array",
        m -> text("[\"%s\",\"%s\",\"%s\"]", m.uid(), m.channel(), V2First.digits(m.token())));
    refuses(room, "array of two", m -> text("[\"%s\",\"%s\"]", m.uid(), m.channel()));
    refuses(room, "open object", m -> m.first().substring(0, m.first().length() - 1));
    refuses(room, "empty", m -> "");
    refuses(room, "string", m -> "\"" + m.uid() + "\"");
  }

  @Case(
      id = "v2.first.text-behind",
      clause = "V2-FF-02",
      title = "Text behind the object is refused with 1008",
      kills = "v2-ignores-rest-of-json")
  void textBehind(Lab lab) {
    V2Room room = lab.v2Room();
    for (String rest : List.of("{}", ",", "x", "]")) {
      refuses(room, "behind it " + rest, m -> m.first() + rest);
    }
  }

  @Case(
      id = "v2.first.byte-order-mark",
      clause = "V2-FF-02",
      title = "A byte order mark is refused with 1008",
      kills = "v2-skips-byte-order-mark")
  void byteOrderMark(Lab lab) {
    refuses(lab.v2Room(), "marked", m -> "\uFEFF" + m.first());
  }

  @Case(
      id = "v2.first.half-pair",
      clause = "V2-FF-02",
      title = "Half of a surrogate pair in a name is refused with 1008",
      kills = "v2-half-pairs",
      setup = Setup.ENDPOINT)
  void halfPair(Lab lab) {
    V2Room room = lab.v2Room();
    for (String half : List.of("\\ud83d", "\\ude00", "\\ud83d\\u0041", "\\ude00\\ud83d")) {
      // Without a token: nobody knows what a server that is wrong would hash.
      refuses(
          room,
          "half " + half,
          m -> text("{\"uid\":\"%s%s\",\"channel\":\"%s\"}", m.uid(), half, m.channel()));
    }
  }

  @Case(
      id = "v2.first.control-character",
      clause = "V2-FF-02",
      title = "A control character in a string is refused with 1008",
      kills = "v2-control-characters")
  void controlCharacter(Lab lab) {
    V2Room room = lab.v2Room();
    for (char c : CONTROLS) {
      refuses(
          room,
          "character " + (int) c,
          m -> {
            String uid = m.uid() + c;
            return signedAs(m, V2First.json(uid, m.channel()), uid, m.channel());
          });
    }
  }

  @Case(
      id = "v2.first.spellings",
      clause = "V2-FF-03",
      title = "Order, white space, escapes and further members make no difference",
      kills = {"v2-fixed-order", "v2-no-escapes", "v2-no-further-members"},
      segmented = true,
      framed = true)
  void spellings(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.accepts(
        "other order",
        m -> m.signed(text("{\"channel\":\"%s\",\"uid\":\"%s\"}", m.channel(), m.uid())));
    room.accepts(
        "token first",
        m ->
            text(
                "{\"auth\":\"%s\",\"uid\":\"%s\",\"channel\":\"%s\"}",
                V2First.digits(m.token()), m.uid(), m.channel()));
    room.accepts(
        "white space",
        m ->
            " \t\r\n"
                + m.signed(
                    text("{\n\"uid\" : \"%s\" ,\r\n\"channel\":\t\"%s\"}", m.uid(), m.channel()))
                + "\r\n ");
    room.accepts(
        "escapes",
        m ->
            m.signed(
                text(
                    "{\"\\u0075id\":\"%s\",\"channel\":\"%s\"}",
                    m.uid(), NFirst.escaped(m.channel()))));
    room.accepts(
        "further members",
        m ->
            m.signed(
                text(
                    "{\"x\":[1,{\"uid\":2}],\"uid\":\"%s\",\"x\":1e9,\"channel\":\"%s\",\"y\":null}",
                    m.uid(), m.channel())));
  }

  @Case(
      id = "v2.first.escaped-control",
      clause = "V2-FF-03",
      title = "A control character that is written as an escape is taken as any other",
      kills = "v2-refuses-escaped-controls")
  void escapedControl(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    for (char c : CONTROLS) {
      String uid = c + lab.scene().unique("uid");
      V2Member member = lab.v2MemberAs("escaped " + (int) c, uid, room.channel()).open();
      String json = V2First.json(NFirst.escaped(uid), room.channel());
      room.admit(member, WsMessage.text(member.signed(json)));
    }
  }

  @Case(
      id = "v2.first.empty-name",
      clause = "V2-FF-04",
      title = "An empty uid or channel is refused with 1008",
      kills = "v2-empty-names")
  void emptyName(Lab lab) {
    V2Room room = lab.v2Room();
    refuses(room, "empty uid", m -> signedAs(m, V2First.json("", m.channel()), "", m.channel()));
    refuses(room, "empty channel", m -> signedAs(m, V2First.json(m.uid(), ""), m.uid(), ""));
  }
}
