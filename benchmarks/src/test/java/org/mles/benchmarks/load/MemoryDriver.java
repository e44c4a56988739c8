package org.mles.benchmarks.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.driver.Driver;
import org.mles.benchmarks.driver.LoadClient;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.RunningServer;
import org.mles.benchmarks.driver.ServerSite;
import org.mles.benchmarks.workload.ProbePayload;

/** A system without a server: publishing delivers at once, as often as its behaviour says. */
record MemoryDriver(Behaviour behaviour) implements Driver {
  /** How often a subscriber gets a message. */
  @FunctionalInterface
  interface Behaviour {
    /** Returns the number of deliveries; may take its time. */
    int copies(int subscriber, long word);

    /** Returns the number of deliveries to a subscriber of another channel. */
    default int strays(int subscriber, long word) {
      return 0;
    }
  }

  @Override
  public String family() {
    return "memory";
  }

  @Override
  public List<String> systems() {
    return List.of("memory");
  }

  @Override
  public RunningServer start(String system, ServerSite site) {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public LoadClient connect(String system, LoadPlan plan) {
    return new LoadClient() {
      @Override
      public void publish(byte[] payload) {
        publish(0, payload);
      }

      @Override
      public void publish(int stream, byte[] payload) {
        long word = ProbePayload.wordOf(payload);
        for (int who = 0; who < plan.subscribers(); who++) {
          boolean reads = who % plan.streams().channels() == stream % plan.streams().channels();
          int copies = reads ? behaviour.copies(who, word) : behaviour.strays(who, word);
          for (int copy = 0; copy < copies; copy++) {
            plan.sink().delivered(who, word, payload.length);
          }
        }
      }

      @Override
      public void flush() {}

      @Override
      public @Nullable Long octetsReceived() {
        return null;
      }

      @Override
      public @Nullable String failure() {
        return null;
      }

      @Override
      public Map<String, String> verified() {
        return Map.of();
      }

      @Override
      public void close() {}
    };
  }
}
