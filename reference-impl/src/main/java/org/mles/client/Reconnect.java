package org.mles.client;

import java.time.Duration;
import org.mles.time.Backoff;

/**
 * Says whether and how a client comes back after its connection was lost.
 *
 * <p>The pauses are those of {@link Backoff}: doubling from {@code firstPause} to {@code maxPause},
 * with up to a quarter added at random. They are never zero, and clients that were cut off together
 * do not return together. The draw comes from {@code seed}, so a run can be repeated.
 *
 * <p>A client that comes back sends an empty first message, receives the channel's history again,
 * and drops what it has seen. Frames carry no number, so "seen" means: the same octets, header and
 * body. Equal messages in different frames are different messages, hence the rule counts:
 *
 * <ol>
 *   <li>A frame seen n times before the loss is dropped at most n times after it.
 *   <li>Frames of others are dropped only up to the first frame that was never seen. A server
 *       replays in the channel's order, so what follows an unseen frame is news.
 *   <li>Dropping also ends {@code replayTime} after the join.
 *   <li>Own frames of earlier connections are dropped whenever they come back, once each.
 * </ol>
 *
 * In doubt a message is delivered twice rather than not at all; what can be lost is a message whose
 * frame equals one seen before, arriving in that time with no unseen message before it.
 * Applications that cannot live with either put a number into the message.
 *
 * <p>The N draft has no frames to count, so there nothing is dropped: all that the server still
 * holds is delivered again. Of the values below, its replays ignore {@code replayFrames} and {@code
 * replayTime}.
 *
 * @param attempts failed attempts in a row before the client gives up; 0 never reconnects
 * @param firstPause pause before the first attempt, at least 1 ms
 * @param maxPause longest pause before the random part, at least {@code firstPause}, at most one
 *     day
 * @param seed of the random part of the pauses
 * @param replayFrames frames remembered of each direction, at least the server's history limit
 * @param replayTime how long after a join the history may still be coming
 */
public record Reconnect(
    int attempts,
    Duration firstPause,
    Duration maxPause,
    long seed,
    int replayFrames,
    Duration replayTime) {
  private static final int DEFAULT_ATTEMPTS = 20;

  /** Ten times the history that a server keeps by default. */
  private static final int DEFAULT_REPLAY_FRAMES = 1000;

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public Reconnect {
    require(attempts >= 0, "attempts " + attempts);
    require(replayFrames >= 0, "replay frames " + replayFrames);
    require(firstPause.toMillis() >= 1, "first pause " + firstPause);
    require(
        maxPause.compareTo(firstPause) >= 0 && maxPause.compareTo(Duration.ofDays(1)) <= 0,
        "max pause " + maxPause);
    require(
        !replayTime.isNegative() && replayTime.compareTo(Duration.ofDays(1)) <= 0,
        "replay time " + replayTime);
  }

  /** Never comes back: the first loss ends the client. */
  public static Reconnect never() {
    return standard(0).withAttempts(0);
  }

  /** Comes back after half a second, then doubling to half a minute, twenty times in a row. */
  public static Reconnect standard(long seed) {
    return new Reconnect(
        DEFAULT_ATTEMPTS,
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        seed,
        DEFAULT_REPLAY_FRAMES,
        Duration.ofSeconds(10));
  }

  /** Returns a copy with another number of attempts. */
  public Reconnect withAttempts(int newAttempts) {
    return new Reconnect(newAttempts, firstPause, maxPause, seed, replayFrames, replayTime);
  }

  /** Returns a copy with other bounds of the pause. */
  public Reconnect withPauses(Duration first, Duration max) {
    return new Reconnect(attempts, first, max, seed, replayFrames, replayTime);
  }

  /** Returns a copy with another memory for the replay; 0 frames switch the dropping off. */
  public Reconnect withReplay(int frames, Duration time) {
    return new Reconnect(attempts, firstPause, maxPause, seed, frames, time);
  }

  Backoff backoff() {
    return new Backoff(firstPause, maxPause, seed);
  }

  private static void require(boolean valid, String value) {
    if (!valid) {
      throw new IllegalArgumentException(value + " is out of range");
    }
  }
}
