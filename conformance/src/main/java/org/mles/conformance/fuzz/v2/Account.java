package org.mles.conformance.fuzz.v2;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.fuzz.v2.ClientFrames.Frame;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.text.StrictUtf8;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/**
 * What the octets of one connection entitle it to: messages that others must hear, may hear, and
 * must not. Where the protocol leaves a choice, such as a head in another spelling, all is
 * optional.
 *
 * <p>Thread: caller.
 */
final class Account {
  /** Places where a head that was changed may end for one server or another. */
  private static final int MOST_ENDS = 4;

  private final V2Member member;
  private final Set<String> witnesses;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<WsMessage> owed = new ArrayList<>();
  private final List<WsMessage> optional = new ArrayList<>();
  private final List<byte[]> forbidden = new ArrayList<>();
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
  private int opcode;

  /** Whether a server may have ended the session by now without breaking a clause that binds. */
  private boolean loose;

  /** The clause by which nothing that follows counts, or null. */
  private @Nullable String over;

  private @Nullable FirstWords first;

  /**
   * Begins with nothing sent.
   *
   * @param witnesses uids that are taken
   */
  Account(V2Member member, Set<String> witnesses) {
    this.member = member;
    this.witnesses = witnesses;
  }

  void sent(byte[] octets) {
    sent.writeBytes(octets);
  }

  /** Notes that the connection was reset, so that anything it sent may be lost. */
  void reset() {
    loose = true;
  }

  /** Reads what was sent as a server has to; nothing may be sent afterwards. */
  void close() {
    byte[] octets = sent.toByteArray();
    byte[] head = member.request().encode();
    if (Arrays.equals(octets, 0, Math.min(head.length, octets.length), head, 0, head.length)) {
      read(octets, head.length);
      return;
    }
    loose = true;
    for (int end : ClientFrames.ends(octets, MOST_ENDS)) {
      first = null;
      over = null;
      opcode = 0;
      fragments.reset();
      read(octets, end);
    }
    forbidden.clear();
  }

  private void read(byte[] octets, int at) {
    ClientFrames frames = new ClientFrames(octets, at);
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      take(frame);
    }
    if (frames.isEndless()) {
      end("V2-WS-18");
    }
  }

  private void take(Frame frame) {
    String broken = frame.breaks();
    boolean stray = (frame.opcode() == WsFrame.CONTINUATION) != (opcode != 0);
    if (broken == null && !frame.isControl() && stray) {
      broken = "V2-WS-10";
    }
    if (broken != null) {
      end(broken);
    }
    if (over != null) {
      forbidden.add(frame.payload());
      return;
    }
    loose |= !frame.shortest();
    if (frame.opcode() == WsFrame.CLOSE) {
      end("V2-WS-16");
    } else if (!frame.isControl()) {
      opcode = opcode == 0 ? frame.opcode() : opcode;
      fragments.writeBytes(frame.payload());
      if (frame.isFinal()) {
        whole(WsMessage.of(opcode == WsFrame.TEXT, fragments.toByteArray()));
      }
    }
  }

  private void end(String clause) {
    over = over == null ? clause : over;
  }

  private void whole(WsMessage message) {
    opcode = 0;
    fragments.reset();
    if (message.isText() && StrictUtf8.text(message.payload()) == null) {
      end("V2-WS-11");
      forbidden.add(message.payload());
    } else if (first != null) {
      (loose ? optional : owed).add(message);
    } else {
      first = FirstWords.of(message, member, witnesses);
      loose |= !message.equals(WsMessage.text(member.first()));
      if (first.broken() != null) {
        end(first.broken());
      }
    }
  }

  /** Leaves all open that depends on who of two came first. */
  void mayMeet(Account other) {
    if (isJoined() && other.isJoined() && uid().equals(other.uid())) {
      loosen();
      other.loosen();
    }
  }

  private void loosen() {
    loose = true;
    optional.addAll(0, owed);
    owed.clear();
  }

  /** Leaves all open if the connection was reset. */
  void settle(boolean wasReset) {
    if (wasReset) {
      loosen();
    }
  }

  /** Says whether it may be a member. */
  boolean isJoined() {
    return first != null && first.broken() == null;
  }

  /** Says whether it has to be a member. */
  boolean isMember() {
    return isJoined() && !loose;
  }

  private String uid() {
    return first == null ? "" : first.uid();
  }

  /** Says whether a message that others heard is its first one. */
  boolean isFirst(WsMessage heard) {
    List<String> names = V2First.names(heard);
    return first != null && List.of(first.uid(), first.channel()).equals(names);
  }

  /** Returns the messages that say whose they are and have to be heard, in order. */
  List<WsMessage> owed() {
    return owed.stream().filter(this::isMarked).toList();
  }

  /** Returns the messages behind those that say whose they are and may be heard, in order. */
  List<WsMessage> optional() {
    return optional.stream().filter(this::isMarked).toList();
  }

  /** Says whether others may hear this. */
  boolean allows(WsMessage heard) {
    boolean said = owed.contains(heard) || optional.contains(heard);
    return said || (isJoined() && isFirst(heard));
  }

  /** Returns the clause by which nobody may hear this, or null. */
  @Nullable String forbids(WsMessage heard) {
    boolean refused = first != null && first.broken() != null && isFirst(heard);
    boolean late = forbidden.stream().anyMatch(payload -> isTold(payload, heard));
    return refused || late ? over : null;
  }

  private static boolean isTold(byte[] payload, WsMessage heard) {
    return payload.length > 0 && Arrays.equals(payload, heard.payload());
  }

  private boolean isMarked(WsMessage message) {
    return message.string().startsWith(member.uid());
  }
}
