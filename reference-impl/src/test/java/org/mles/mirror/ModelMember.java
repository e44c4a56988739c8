package org.mles.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mles.channel.Membership;
import org.mles.rule.WireRule;

/** A member, wherever it is, and what it must have received. */
final class ModelMember {
  final long id;
  final ModelOutlet outlet;
  Membership membership;

  private int loop;
  private boolean underWay;
  private boolean leaving;

  /** How many frames anybody could know of when it left. */
  private int knownAtLeave;

  /** The same for each of its words, first to last. */
  private final List<Integer> knownAtWord = new ArrayList<>();

  ModelMember(long id, int loop, ModelOutlet outlet, Membership membership) {
    this.id = id;
    this.loop = loop;
    this.outlet = outlet;
    this.membership = membership;
  }

  int loop() {
    return loop;
  }

  boolean isSettled() {
    return !underWay;
  }

  boolean isActive() {
    return !underWay && !leaving && !outlet.isOver();
  }

  void goesTo(Membership lodger) {
    membership = lodger;
    underWay = true;
  }

  void arrives(int there, Lodger lodger) {
    loop = there;
    underWay = false;
    if (!lodger.arrive(outlet)) {
      outlet.refused(WireRule.NO_MEMORY, "no room for the copy");
    }
  }

  void publish(List<byte[]> frames) {
    int[] octets = frames.stream().mapToInt(frame -> frame.length).toArray();
    ByteBuffer all = ByteBuffer.allocate(frames.stream().mapToInt(frame -> frame.length).sum());
    frames.forEach(all::put);
    membership.publish(all.flip(), octets, octets.length);
    assertThat(all.hasRemaining() && !outlet.isOver()).as("octets left").isFalse();
  }

  void say(int known) {
    knownAtWord.add(known);
    membership.say(ByteBuffer.wrap(ModelFrame.encode(-knownAtWord.size(), id, 3)));
  }

  void leave(int known) {
    leaving = true;
    knownAtLeave = known;
    membership.leave();
  }

  void remove() {
    membership.remove(() -> {});
  }

  List<ModelFrame> frames() {
    return outlet.received.frames();
  }

  /**
   * Checks what it received against the order in which the owner appended frames.
   *
   * @param all whether it must have received everything that is in there
   */
  void check(List<ModelFrame> order, boolean all) {
    List<ModelFrame> received = frames();
    List<ModelFrame> said = received.stream().filter(frame -> !frame.isWord()).toList();
    int joined = firstOf(order);
    if (joined < 0) {
      return; // its join frame was not appended, or not before the order ended
    }
    int from = said.isEmpty() ? joined : Math.min(joined, order.indexOf(said.get(0)));
    if (from < 0) {
      return; // behind the end of the known order
    }
    List<ModelFrame> due =
        order.subList(from, order.size()).stream().filter(f -> f.publisher() != id).toList();
    int common = Math.min(due.size(), said.size());
    assertThat(said.subList(0, common)).as("member %s", id).isEqualTo(due.subList(0, common));
    if (all && outlet.refused() == null) {
      assertThat(said).as("all of member %s", id).hasSameSizeAs(due);
    }
    if (outlet.isDrained()) {
      assertThat(said.size()).as("until its leave").isGreaterThanOrEqualTo(due(order, from));
    }
    checkWords(received, order, from);
  }

  private int due(List<ModelFrame> order, int from) {
    int until = Math.min(knownAtLeave, order.size());
    return (int)
        order.subList(Math.min(from, until), until).stream()
            .filter(frame -> frame.publisher() != id)
            .count();
  }

  private int firstOf(List<ModelFrame> order) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).publisher() == id) {
        return i;
      }
    }
    return -1;
  }

  private void checkWords(List<ModelFrame> received, List<ModelFrame> order, int from) {
    int words = 0;
    int said = 0;
    for (ModelFrame frame : received) {
      if (frame.isWord()) {
        assertThat(frame).isEqualTo(new ModelFrame(- ++words, id));
        int until = Math.min(knownAtWord.get(words - 1), order.size());
        long before =
            order.subList(Math.min(from, until), until).stream()
                .filter(f -> f.publisher() != id)
                .count();
        assertThat((long) said).as("frames before a word").isGreaterThanOrEqualTo(before);
      } else {
        said++;
      }
    }
  }
}
