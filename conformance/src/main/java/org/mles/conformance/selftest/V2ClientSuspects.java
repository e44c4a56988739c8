package org.mles.conformance.selftest;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceClient;
import org.mles.conformance.selftest.faults.Fault;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.client.AskRules;
import org.mles.conformance.selftest.model.client.ModelGuest;
import org.mles.conformance.selftest.model.client.SayRules;
import org.mles.conformance.selftest.model.client.V2ClientRules;
import org.mles.conformance.selftest.model.client.V2ModelClient;

/** Clients of version 2 of which the truth is known. Thread: any. */
final class V2ClientSuspects implements Suspects {
  private static final Settings SETTINGS = Fault.SETTINGS.withProtocol(Protocol.V2);

  @Override
  public Subject reference() {
    return new ReferenceClient(SETTINGS);
  }

  @Override
  public Subject model() {
    return guest("without a fault", V2ClientRules::new);
  }

  /** Returns clients that speak no Mles, and two that do one thing wrong which spoils all. */
  @Override
  public List<Subject> bad() {
    return Stream.concat(
            BadClient.all(SETTINGS).stream(),
            Stream.of(
                guest("with a wrong token", () -> new V2ClientRules().with(new WrongToken())),
                guest("with garbage", () -> new V2ClientRules().with(new Babbler()))))
        .toList();
  }

  private static Subject guest(String name, Supplier<V2ClientRules> rules) {
    return ModelGuest.ofV2(name, rules, SETTINGS);
  }

  /** Joins with a token of which the highest bit is wrong. */
  private static final class WrongToken extends SayRules {
    @Override
    protected long token(@Nullable String key, String uid, String channel) {
      return super.token(key, uid, channel) ^ Long.MIN_VALUE;
    }
  }

  /** Prints what nobody said. */
  private static final class Babbler extends AskRules {
    @Override
    protected void opened(V2ModelClient client, Input in) {
      client.print(new byte[] {'?'});
    }
  }
}
