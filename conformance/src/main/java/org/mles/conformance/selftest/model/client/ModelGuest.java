package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.util.function.Supplier;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.run.subjects.client.ClientSubject;

/**
 * A client in this process that does whatever it was made for. Thread: any.
 *
 * @param name what is special about it
 * @param declared settings of cases that ask for none
 * @param start starts it
 */
public record ModelGuest(String name, Settings declared, Start start) implements ClientSubject {
  /** Hexadecimal lines, so that no case is left out. */
  private static final LineForm FORM = LineForm.HEX;

  /** Starts a client, which may fail to connect. */
  public interface Start {
    ClientProgram launch(Invitation invitation) throws IOException;
  }

  /** Makes a client that follows rules. */
  public static ModelGuest of(String name, Supplier<ClientRules> rules, Settings declared) {
    return new ModelGuest(
        name, declared, invitation -> new ModelClient(rules.get(), invitation, FORM));
  }

  /** Makes a client of version 2 that follows rules. */
  public static ModelGuest ofV2(String name, Supplier<V2ClientRules> rules, Settings declared) {
    return new ModelGuest(
        name,
        declared.withProtocol(Protocol.V2),
        invitation -> new V2ModelClient(rules.get(), invitation, FORM));
  }

  @Override
  public String description() {
    return "client " + name;
  }

  @Override
  public ClientTraits traits() {
    return new ClientTraits(ClientTraits.Role.BOTH, FORM);
  }

  @Override
  public ClientProgram launch(Invitation invitation) {
    try {
      return start.launch(invitation);
    } catch (IOException e) {
      throw new Unreachable("the client " + name + " does not start: " + e.getMessage());
    }
  }
}
