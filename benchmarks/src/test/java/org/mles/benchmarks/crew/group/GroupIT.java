package org.mles.benchmarks.crew.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the agents ask of the library: who is in, messages in order, who has gone. */
@Timeout(120)
final class GroupIT {
  private static final GroupKey KEY = GroupKey.of("sixteen letters or more");

  /** Keeps all that it is told as sentences. */
  private static final class Ear implements GroupEvents {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void heard(String peer, byte[] octets) {
      told.add(peer + " said " + octets[0]);
    }

    @Override
    public void left(String peer) {
      told.add(peer + " left");
    }

    String next() throws InterruptedException {
      return String.valueOf(told.poll(60, TimeUnit.SECONDS));
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Joins, also where a machine is so slow that the first try takes too long. */
  private static GroupMember joined(int port, GroupEvents events) throws IOException {
    Optional<GroupMember> member = Optional.empty();
    for (int attempt = 0; attempt < 10 && member.isEmpty(); attempt++) {
      member = GroupMember.join(loopback(0), loopback(port), KEY, events);
    }
    return member.orElseThrow();
  }

  @Test
  void carriesMessagesInOrderAndTellsWhoLeaves() throws Exception {
    Ear ear = new Ear();
    Ear far = new Ear();
    try (GroupMember host = GroupMember.host(loopback(0), KEY, ear)) {
      GroupMember one = joined(host.port(), far);
      assertThat(one.host()).isEqualTo(host.self());
      for (byte i = 0; i < 3; i++) {
        one.send(one.host(), new byte[] {i});
      }
      for (int i = 0; i < 3; i++) {
        assertThat(ear.next()).isEqualTo(one.self() + " said " + i);
      }
      host.send(one.self(), new byte[] {7});
      assertThat(far.next()).isEqualTo(host.self() + " said 7");
      String left = one.self() + " left";
      one.close();
      assertThat(ear.next()).isEqualTo(left);
    }
  }

  @Test
  void letsNobodyInWithAnotherSecret() throws Exception {
    Ear ear = new Ear();
    try (GroupMember host = GroupMember.host(loopback(0), KEY, ear)) {
      GroupKey other = GroupKey.of("sixteen other letters");
      Optional<GroupMember> member =
          GroupMember.join(loopback(0), loopback(host.port()), other, new Ear());
      assertThat(member).isEmpty();
      assertThat(ear.told).isEmpty();
    }
  }

  @Test
  void saysThatAnAddressIsTaken() throws Exception {
    try (GroupMember host = GroupMember.host(loopback(0), KEY, new Ear())) {
      assertThatThrownBy(() -> GroupMember.host(loopback(host.port()), KEY, new Ear()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot join at");
    }
  }
}
