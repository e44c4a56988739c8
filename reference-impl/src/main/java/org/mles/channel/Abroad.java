package org.mles.channel;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/**
 * A channel as what ties loops together sees it: the side of the owner, whose members go and whose
 * log is read, and the side of a mirror, which is filled. Thread: the loop of the channel.
 */
public final class Abroad {
  private final Channel channel;
  private final ChannelRouter router;
  private final ChannelLog log;
  private final Map<Long, Origin> active;
  private final Members members;
  private final Intake intake;

  Abroad(
      Channel channel,
      ChannelRouter router,
      ChannelLog log,
      Map<Long, Origin> active,
      Members members,
      Intake intake) {
    this.channel = channel;
    this.router = router;
    this.log = log;
    this.active = active;
    this.members = members;
    this.intake = intake;
  }

  /** Returns the channel itself. */
  public Channel channel() {
    return channel;
  }

  /** Returns the position after the last octet. */
  public long tail() {
    return log.tail();
  }

  /** Returns how many read here: members, those that still drain, and links. */
  public int readers() {
    return members.count();
  }

  /** Returns what counts the heap that its members occupy. */
  public Budget heap() {
    return channel.heap();
  }

  /** Makes a cursor that will read what comes. */
  public Cursor cursor() {
    return new Cursor(log, log.tail(), channel.heap());
  }

  /**
   * Lets a member that has read everything read on another loop.
   *
   * @param stand has its id from now on
   */
  public void moved(Subscriber gone, Origin stand) {
    active.put(gone.id(), stand);
    members.remove(gone);
    gone.close();
    if (members.areOwed()) {
      // The round under way knows only how many it is for.
      channel.markDirty();
    }
  }

  /** Frees the id of a member on another loop, if that has it still. */
  public void left(Origin leaving) {
    active.remove(leaving.id(), leaving);
  }

  /**
   * Appends what another loop has appended; only {@code origin} does not get it.
   *
   * @param frames how many end there
   * @return false if there is no memory for it; nothing is appended then
   */
  public boolean copy(@Nullable Subscriber origin, ByteBuffer octets, int frames) {
    return intake.copy(origin, octets, frames);
  }

  /** Looks after the channel, since somebody who read it is gone, here or there. */
  public void vacated() {
    router.vacated(channel);
  }

  /** Closes all who read here, for want of memory. Source: V1-LIM-11. */
  public void giveUpAll(String why) {
    members.giveUpAll(WireRule.SLOW_READER, why);
  }
}
