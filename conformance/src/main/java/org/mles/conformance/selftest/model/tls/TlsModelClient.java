package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.Output;
import org.mles.conformance.selftest.model.client.ClientRules;
import org.mles.conformance.selftest.model.client.ModelGuest;
import org.mles.conformance.selftest.model.client.V2ClientRules;
import org.mles.conformance.tls.AnsweringTls;
import org.mles.conformance.tls.Paper;

/**
 * A model client that speaks plain, with a front that calls the suite by TLS as {@link CallRules}
 * say. Thread: any.
 */
public final class TlsModelClient implements ClientProgram {
  private final CompletableFuture<ClientProgram> behind = new CompletableFuture<>();
  private final CallingFront front;

  private TlsModelClient(CallRules rules, Invitation told) throws IOException {
    boolean web = told.settings().protocol() == Protocol.V2;
    // Ended before its connection is, so that this is why.
    front = new CallingFront(rules, told.server(), web, why -> behind.join().output().ended(why));
    ModelGuest plain =
        web
            ? ModelGuest.ofV2("behind a front", V2ClientRules::new, told.settings())
            : ModelGuest.of("behind a front", ClientRules::new, told.settings());
    behind.complete(
        plain.launch(new Invitation(front.address(), told.uid(), told.channel(), told.settings())));
  }

  /** Makes it a subject. */
  public static ModelGuest subject(String name, Supplier<CallRules> rules, Settings plain) {
    return new ModelGuest(
        "inside TLS " + name,
        plain.withTransport(AnsweringTls.showing(Paper.RIGHT)),
        told -> new TlsModelClient(rules.get(), told));
  }

  @Override
  public void publish(byte[] line) {
    behind.join().publish(line);
  }

  @Override
  public Output output() {
    return behind.join().output();
  }

  @Override
  public List<String> said() {
    return List.of();
  }

  @Override
  public void close() {
    behind.join().close();
    front.close();
  }
}
