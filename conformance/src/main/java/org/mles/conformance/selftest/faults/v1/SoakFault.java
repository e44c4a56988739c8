package org.mles.conformance.selftest.faults.v1;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;
import org.mles.conformance.wire.RawFrame;

/** What goes wrong after a while: a scale model of what takes minutes elsewhere. */
public enum SoakFault implements V1Fault {
  CLOSES_IDLE_MEMBERS("closes a member that says nothing for half a second"),
  COUNTS_FRAMES_IN_16_BITS("drops the 65536th frame of a connection"),
  ACCEPTS_4096_CONNECTIONS("gives no descriptor back, and has 4096");

  private static final int IDLE_MILLIS = 500;

  private final String sentence;

  SoakFault(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public Rules rules() {
    return switch (this) {
      case CLOSES_IDLE_MEMBERS -> impatient();
      case COUNTS_FRAMES_IN_16_BITS -> counting();
      case ACCEPTS_4096_CONNECTIONS -> leaking();
    };
  }

  private static Rules impatient() {
    return new Rules() {
      @Override
      protected @Nullable RawFrame readFrame(
          ModelServer server, Connection connection, boolean first) throws IOException {
        return !first && connection.in().isSilentFor(IDLE_MILLIS)
            ? null
            : super.readFrame(server, connection, first);
      }
    };
  }

  private static Rules counting() {
    return new Rules() {
      private final Map<Connection, Integer> counts = new ConcurrentHashMap<>();

      @Override
      protected boolean accept(ModelServer server, Connection connection, RawFrame frame)
          throws IOException {
        int count = counts.merge(connection, 1, Integer::sum);
        return (count & 0xFFFF) == 0 || super.accept(server, connection, frame);
      }
    };
  }

  private static Rules leaking() {
    return new Rules() {
      private final AtomicInteger taken = new AtomicInteger();

      @Override
      protected void accepted(ModelServer server, Connection connection) {
        if (taken.incrementAndGet() == 4096) {
          server.stopAccepting();
        }
      }
    };
  }
}
