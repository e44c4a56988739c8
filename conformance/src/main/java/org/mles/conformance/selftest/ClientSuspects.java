package org.mles.conformance.selftest;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceClient;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.selftest.model.client.ModelClient;
import org.mles.conformance.selftest.model.client.ModelGuest;

/** Clients of which the truth is known. Thread: any. */
final class ClientSuspects implements Suspects {
  @Override
  public Subject reference() {
    return new ReferenceClient(Fault.SETTINGS);
  }

  @Override
  public Subject model() {
    return guest("without a fault", ClientRules::new);
  }

  /** Returns clients that speak no Mles, and two that do one thing wrong which spoils all. */
  @Override
  public List<Subject> bad() {
    return Stream.concat(
            BadClient.all(Fault.SETTINGS).stream(),
            Stream.of(
                guest("with a wrong key", WrongKey::new), guest("with garbage", Babbler::new)))
        .toList();
  }

  private static Subject guest(String name, Supplier<ClientRules> rules) {
    return ModelGuest.of(name, rules, Fault.SETTINGS);
  }

  /** Joins with a key of which the highest bit is wrong. */
  private static final class WrongKey extends ClientRules {
    @Override
    protected long key(List<String> strings) {
      return super.key(strings) ^ Long.MIN_VALUE;
    }
  }

  /** Prints what nobody said. */
  private static final class Babbler extends ClientRules {
    @Override
    protected void beforeJoin(ModelClient client) {
      client.print(new byte[] {'?'});
    }
  }
}
