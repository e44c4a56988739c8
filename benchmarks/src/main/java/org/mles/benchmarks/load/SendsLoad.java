package org.mles.benchmarks.load;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.mles.benchmarks.driver.Unread;
import org.mles.benchmarks.workload.ProbePayload.Stage;
import org.mles.benchmarks.workload.Schedule;
import org.mles.benchmarks.workload.Workload;

/**
 * One message, wait until the server has made its last send of it, read what all have, idle gap
 * with jitter, the next one. Nobody reads while a message is on its way.
 */
final class SendsLoad implements LoadProfile {
  /** A socket counts what the kernel needs to keep octets as well, up to this much for each. */
  private static final int KEPT_FOR_EACH = 2;

  private final Workload workload;
  private final Unread unread;
  private final SendWatch watch;

  private SendsLoad(Workload workload, Unread unread, SendWatch watch) {
    this.workload = workload;
    this.unread = unread;
    this.watch = watch;
  }

  /**
   * Warms up: learns how many octets a message has on each connection from two messages that are
   * read as they come, then publishes the others as it will publish those that count.
   *
   * @param slowest how many messages of the warm-up the slowest subscriber has
   * @return what publishes the measured messages
   */
  static SendsLoad warmedUp(
      Workload workload, Unread unread, Publisher publisher, LongSupplier slowest)
      throws IOException, LegFailure {
    readAsItComes(unread, publisher, slowest, 0); // and with it whatever came before
    long[] octets = octetsRead(unread);
    readAsItComes(unread, publisher, slowest, 1);
    long[] after = octetsRead(unread);
    for (int i = 0; i < octets.length; i++) {
      octets[i] = after[i] - octets[i];
      requireRoom(octets[i], unread.room(i));
    }
    SendsLoad load = new SendsLoad(workload, unread, new SendWatch(unread, octets));
    for (int i = 2; i < workload.warmup(); i++) {
      if (load.publish(publisher, Stage.WARMUP, i, publisher.nanos(), slowest).isEmpty()) {
        throw new LegFailure("warm-up message " + i + " was not sent to every subscriber");
      }
    }
    return load;
  }

  private static void readAsItComes(
      Unread unread, Publisher publisher, LongSupplier slowest, int index)
      throws IOException, LegFailure {
    publisher.send(Stage.WARMUP, index);
    if (!publisher.await(() -> read(unread, slowest) > index, PATIENCE_NANOS)) {
      throw new LegFailure("warm-up message " + index + " did not reach every subscriber");
    }
  }

  private static long read(Unread unread, LongSupplier slowest) {
    unread.read();
    return slowest.getAsLong();
  }

  private static long[] octetsRead(Unread unread) {
    long[] octets = new long[unread.connections()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = unread.octetsRead(i);
    }
    return octets;
  }

  private static void requireRoom(long octets, int room) throws LegFailure {
    if (octets * KEPT_FOR_EACH > room) {
      throw new LegFailure(
          "a message of "
              + octets
              + " octets on the wire does not surely fit into a socket that nobody reads: it has"
              + " room for "
              + room);
    }
  }

  @Override
  public void run(Publisher publisher, LongSupplier slowest, MessageTimes times)
      throws IOException, LegFailure {
    long[] gaps = Schedule.gapsNanos(workload);
    for (int i = 0; i < workload.measured(); i++) {
      long now = publisher.nanos();
      times.leaves(i, now, now);
      OptionalLong last = publish(publisher, Stage.MEASURED, i, now, slowest);
      if (last.isEmpty()) {
        return; // the proof says what is lost
      }
      times.sentToAll(i, last.getAsLong());
      LockSupport.parkNanos(gaps[i]);
    }
  }

  /** Returns when the last send was made, empty if not all were or something else was sent. */
  private OptionalLong publish(
      Publisher publisher, Stage stage, int index, long nanos, LongSupplier slowest)
      throws IOException {
    publisher.send(stage, index);
    OptionalLong last = watch.lastSend(nanos, PATIENCE_NANOS);
    return read(unread, slowest) > index ? last : OptionalLong.empty();
  }
}
