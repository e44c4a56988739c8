package org.mles.conformance.fuzz.v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.probe.Timers;
import org.mles.conformance.probe.Transcript;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.selftest.model.ModelSubject;
import org.mles.conformance.selftest.model.v2.V2ModelServer;
import org.mles.conformance.selftest.model.v2.V2Rules;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What octets entitle to: what others must hear, may hear and must not. */
final class AccountTest {
  private static final Settings SETTINGS = Settings.ofKeys("k", null).withProtocol(Protocol.V2);

  private final ModelSubject subject =
      V2ModelServer.subject("to have a member of", V2Rules::new, SETTINGS);
  private final Subject.Running server = subject.start(SETTINGS);
  private final V2Member member = member("u1");
  private final Account account = account(member);
  private final WsMessage one = Client.message(member, 1, 3);
  private final WsMessage two = Client.message(member, 2, 200);

  private V2Member member(String uid) {
    Door door = new Door(server.address(), SETTINGS, Timers.STANDARD, new Transcript());
    return Client.open(door, uid, uid, "room");
  }

  private static Account account(V2Member member) {
    return new Account(member, Set.of("witness"));
  }

  @BeforeEach
  void asksForAWebSocket() {
    account.sent(member.request().encode());
  }

  @AfterEach
  void close() {
    member.peer().close();
    server.close();
  }

  @Test
  void owesAMemberWhatItSaid() {
    say(member.first());
    for (WsFrame frame : one.fragments(2, 5)) {
      say(frame);
      say(WsFrame.of(WsFrame.PING, new byte[3]));
    }
    say(two.frame());
    account.close();

    assertThat(account.isMember()).isTrue();
    assertThat(account.owed()).containsExactly(one, two);
    assertThat(account.allows(WsMessage.text(member.json()))).isTrue();
    assertThat(account.forbids(one)).isNull();
  }

  @Test
  void owesNothingForWhatIsNotWhole() {
    say(member.first());
    say(one.fragments(2).get(0));
    account.close();

    assertThat(account.owed()).isEmpty();
    assertThat(account.allows(one)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          [],                                                   V2-FF-02
          {"uid":"u1"},                                         V2-FF-02
          {"uid":"u1"$ "channel":7},                            V2-FF-02
          {"uid":""$ "channel":"room"},                         V2-FF-04
          {"uid":"u1"$ "channel":"room"},                       V2-AUTH-01
          {"uid":"u1"$ "channel":"room"$ "auth":"00ff"},        V2-AUTH-01
          {"uid":"u1"$ "channel":"room"$ "auth":"x"},           V2-AUTH-01
          {"uid":"u1"$ "channel":"room"$ "auth":null},          V2-AUTH-01
          """)
  void forbidsWhatFollowsARefusedFirstMessage(String first, String clause) {
    say(first.replace('$', ','));
    say(one.frame());
    account.close();

    assertThat(account.isJoined()).isFalse();
    assertThat(account.forbids(one)).isEqualTo(clause);
  }

  @Test
  void forbidsABinaryFirstMessageAndAUidThatIsTaken() {
    say(WsMessage.binary(member.first().getBytes(ISO_8859_1)).frame());
    say(one.frame());
    account.close();
    assertThat(account.forbids(one)).isEqualTo("V2-FF-01");

    Account twin = account(member);
    twin.sent(member.request().encode());
    twin.sent(WsMessage.text(Client.as(member, "witness")).frame().encode());
    twin.sent(one.frame().encode());
    twin.close();
    assertThat(twin.forbids(one)).isEqualTo("V2-DUP-01");
  }

  @ParameterizedTest
  @CsvSource({
    "136,'',V2-WS-16",
    "129,'\377',V2-WS-11",
    "193,x,V2-WS-04",
    "131,x,V2-WS-05",
    "128,x,V2-WS-10",
    "9,x,V2-WS-07"
  })
  void forbidsWhatFollowsTheEndOfASession(int first, String payload, String clause) {
    say(member.first());
    say(one.frame());
    say(WsFrame.of(0, payload.getBytes(ISO_8859_1)).withFirst(first));
    say(two.frame());
    account.close();

    assertThat(account.owed()).containsExactly(one);
    assertThat(account.forbids(two)).isEqualTo(clause);
    assertThat(account.allows(two)).isFalse();
  }

  @Test
  void leavesOpenWhatFollowsALengthInALongForm() {
    say(member.first());
    say(one.frame());
    say(WsFrame.of(WsFrame.PONG, new byte[2]).withLength(WsFrame.Length.MEDIUM));
    say(two.frame());
    account.close();

    assertThat(account.owed()).containsExactly(one);
    assertThat(account.optional()).containsExactly(two);
  }

  @Test
  void leavesAllOpenBehindAnotherHead() {
    Account other = account(member);
    other.sent(member.request().with("X: y").encode());
    other.sent(WsMessage.text(member.first()).frame().encode());
    other.sent(one.frame().encode());
    other.close();

    assertThat(other.owed()).isEmpty();
    assertThat(other.allows(one)).isTrue();
    assertThat(other.isMember()).isFalse();
  }

  @Test
  void leavesOpenWhichOfTwoOfOneUidCameFirst() {
    say(member.first());
    say(one.frame());
    account.close();
    Account twin = account(member);
    twin.sent(member.request().encode());
    twin.sent(WsMessage.text(member.first()).frame().encode());
    twin.close();

    account.mayMeet(twin);

    assertThat(account.isMember()).isFalse();
    assertThat(account.optional()).containsExactly(one);
  }

  private void say(String text) {
    say(WsMessage.text(text).frame());
  }

  private void say(WsFrame frame) {
    account.sent(frame.encode());
  }
}
