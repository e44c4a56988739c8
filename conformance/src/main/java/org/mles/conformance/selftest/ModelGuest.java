package org.mles.conformance.selftest;

import java.io.IOException;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.LineForm;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ClientSubject;

/** A client in this process that does whatever it was made for. Thread: any. */
final class ModelGuest implements ClientSubject {
  /** Hexadecimal lines, so that no case is left out. */
  static final LineForm FORM = LineForm.HEX;

  private final String name;
  private final Settings declared;
  private final Start start;

  /** Starts a client, which may fail to connect. */
  interface Start {
    ClientProgram launch(Invitation invitation) throws IOException;
  }

  ModelGuest(String name, Settings declared, Start start) {
    this.name = name;
    this.declared = declared;
    this.start = start;
  }

  @Override
  public String description() {
    return "client " + name;
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public ClientTraits traits() {
    return new ClientTraits(ClientTraits.Role.BOTH, FORM);
  }

  @Override
  public boolean canBe(Settings wanted) {
    return true;
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
