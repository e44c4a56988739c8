package org.mles.conformance.cases.n;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.NMember;
import org.mles.conformance.lab.server.NRoom;
import org.mles.conformance.wire.NFirst;

/** The JSON text in the first frame of the N draft. Every hash fits what is sent. Draft. */
@Chapter(value = "n-json", protocol = Protocol.N_DRAFT)
final class NJsonCases {
  @Case(
      id = "n.json.missing-member",
      clause = "N-04",
      title = "A text without uid or without channel closes the connection",
      kills = "n-missing-is-empty")
  void missingMember(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses(
        "no uid", m -> m.firstAs(text("{\"channel\":\"%s\"}", m.channel()), "", m.channel()));
    room.refuses("no channel", m -> m.firstAs(text("{\"uid\":\"%s\"}", m.uid()), m.uid(), ""));
    room.refuses("nothing", m -> m.firstAs(text("{}"), "", ""));
  }

  @Case(
      id = "n.json.empty-name",
      clause = "N-04",
      title = "An empty uid or channel closes the connection",
      kills = "n-empty-names")
  void emptyName(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses("empty uid", m -> m.firstAs(NFirst.json("", m.channel()), "", m.channel()));
    room.refuses("empty channel", m -> m.firstAs(NFirst.json(m.uid(), ""), m.uid(), ""));
  }

  @Case(
      id = "n.json.duplicate-member",
      clause = "N-04",
      title = "A member that comes twice closes the connection",
      kills = "n-last-duplicate-wins")
  void duplicateMember(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses(
        "uid twice",
        m ->
            m.firstWith(
                text(
                    "{\"uid\":\"other\",\"uid\":\"%s\",\"channel\":\"%s\"}",
                    m.uid(), m.channel())));
    room.refuses(
        "channel twice",
        m ->
            m.firstWith(
                text(
                    "{\"uid\":\"%s\",\"channel\":\"other\",\"channel\":\"%s\"}",
                    m.uid(), m.channel())));
  }

  @Case(
      id = "n.json.other-type",
      clause = "N-04",
      title = "A name that is no string closes the connection",
      kills = "n-numbers-are-names")
  void otherType(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses(
        "number",
        m -> m.firstAs(text("{\"uid\":7,\"channel\":\"%s\"}", m.channel()), "7", m.channel()));
    room.refuses(
        "null",
        m ->
            m.firstAs(text("{\"uid\":null,\"channel\":\"%s\"}", m.channel()), "null", m.channel()));
  }

  @Case(
      id = "n.json.no-object",
      clause = "N-04",
      title = "A text that is no object closes the connection",
      kills = "n-arrays-are-objects")
  void noObject(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses("array", m -> m.firstWith(text("[\"%s\",\"%s\"]", m.uid(), m.channel())));
    room.refuses("open object", m -> m.firstWith(text("{\"uid\":\"%s\"", m.uid())));
  }

  @Case(
      id = "n.json.text-after",
      clause = "N-04",
      title = "Text after the object closes the connection",
      kills = "n-ignores-rest-of-json")
  void textAfter(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses("more", m -> m.firstWith(joined(m.json(), NFirst.utf8("{}"))));
    room.refuses("comma", m -> m.firstWith(joined(m.json(), NFirst.utf8(","))));
  }

  @Case(
      id = "n.json.byte-order-mark",
      clause = "N-04",
      title = "A byte order mark closes the connection",
      kills = "n-skips-byte-order-mark")
  void byteOrderMark(Lab lab) {
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    lab.nRoom().refuses("marked", m -> m.firstWith(joined(mark, m.json())));
  }

  @Case(
      id = "n.json.invalid-utf8",
      clause = "N-04",
      title = "Octets that are not UTF-8 close the connection",
      kills = "n-replaces-invalid-utf8")
  void invalidUtf8(Lab lab) {
    NRoom room = lab.nRoom();
    room.refuses(
        "lone octet",
        m ->
            m.firstAs(
                joined(
                    NFirst.utf8("{\"uid\":\""),
                    new byte[] {(byte) 0xFF},
                    text("%s\",\"channel\":\"%s\"}", m.uid(), m.channel())),
                "\uFFFD" + m.uid(),
                m.channel()));
  }

  @Case(
      id = "n.json.spellings",
      clause = "N-17",
      title = "Order, white space, escapes and further members make no difference",
      kills = {"n-fixed-order", "n-no-escapes", "n-no-further-members"})
  void spellings(Lab lab) {
    NRoom room = lab.nRoom();
    lab.judgeFromHere();
    room.accepts(
        "other order",
        m -> m.firstWith(text("{\"channel\":\"%s\",\"uid\":\"%s\"}", m.channel(), m.uid())));
    room.accepts(
        "white space",
        m ->
            m.firstWith(
                text(" {\n\t\"uid\" : \"%s\" ,\r\n\"channel\":\"%s\" } ", m.uid(), m.channel())));
    room.accepts(
        "escapes",
        m ->
            m.firstWith(
                text(
                    "{\"\\u0075id\":\"%s\",\"channel\":\"%s\"}",
                    m.uid(), NFirst.escaped(m.channel()))));
    room.accepts(
        "further members",
        m ->
            m.firstWith(
                text(
                    "{\"x\":[1,{\"uid\":2}],\"uid\":\"%s\",\"channel\":\"%s\",\"y\":null}",
                    m.uid(), m.channel())));
  }

  @Case(
      id = "n.names.differ",
      clause = "N-22",
      title = "Channel names that differ in an octet are different channels",
      kills = {"n-folds-case", "n-normalises-names"})
  void namesDiffer(Lab lab) {
    String stem = lab.judgeFromHere().channel();
    List<NRoom> rooms =
        Stream.of("a", "A", "\u00E9", "\u00C9", "e\u0301", "a ", "a\u200B")
            .map(end -> lab.nRoom(stem + end))
            .toList();
    rooms.forEach(NRoom::quiet);
  }

  @Case(
      id = "n.json.unicode",
      clause = {"N-17", "N-02"},
      title = "Names beyond ASCII join, plain and escaped",
      kills = "n-ascii-names-only")
  void unicode(Lab lab) {
    NRoom room = lab.nRoom();
    lab.judgeFromHere();
    for (String name : new String[] {"Äiti", "日本", "😀"}) {
      NMember plain = lab.nMemberAs(name, lab.scene().unique(name), room.channel());
      room.admit(plain, plain.first());
    }
    NMember escaped = lab.nMemberAs("escaped", lab.scene().unique("\u00C4"), room.channel());
    String ascii = "\\u00c4" + escaped.uid().substring(1);
    room.admit(escaped, escaped.firstWith(NFirst.json(ascii, escaped.channel())));
  }

  @SuppressWarnings("AnnotateFormatMethod") // every format stands in this file, beside its names
  private static byte[] text(String format, Object... names) {
    return NFirst.utf8(String.format(Locale.ROOT, format, names));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
