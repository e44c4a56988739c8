package org.mles.conformance.run.subjects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.client.ClientConfig;
import org.mles.client.Listener;
import org.mles.client.MlesClient;
import org.mles.client.Received;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.LineForm;
import org.mles.conformance.probe.Output;
import org.mles.conformance.probe.Unreachable;

/**
 * The reference client in this process: the subject of a run for clients that names none.
 *
 * <p>Thread: any.
 */
public final class ReferenceClient implements ClientSubject {
  /** Hexadecimal lines, so that no case is left out. */
  private static final LineForm FORM = LineForm.HEX;

  private final Settings declared;

  /** Takes the keys of the server that the suite plays. */
  public ReferenceClient(Settings declared) {
    this.declared = declared;
  }

  @Override
  public String description() {
    return "embedded reference client";
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
  public ClientProgram launch(Invitation invitation) {
    ClientConfig config =
        ClientConfig.builder(invitation.uid(), invitation.channel())
            .server(
                invitation.server().getAddress().getHostAddress(), invitation.server().getPort())
            .sharedKey(invitation.settings().sharedKey())
            .addressKey(invitation.settings().addressKey())
            .build();
    Output output = new Output();
    try {
      return new Joined(MlesClient.subscribe(config, new Printer(output)), output);
    } catch (IOException e) {
      throw new Unreachable("the reference client does not connect: " + e.getMessage());
    }
  }

  /** Prints what the client receives. */
  private record Printer(Output output) implements Listener {
    @Override
    public void onMessage(Received message) {
      output.print(FORM.line(message.message()));
    }

    @Override
    public void onEnd(@Nullable IOException failure) {
      output.ended(failure == null ? "closed" : String.valueOf(failure.getMessage()));
    }
  }

  /** A client that has connected. */
  private static final class Joined implements ClientProgram {
    private final MlesClient client;
    private final Output output;
    private final List<String> refused = new ArrayList<>();

    Joined(MlesClient client, Output output) {
      this.client = client;
      this.output = output;
    }

    @Override
    public void publish(byte[] line) {
      try {
        client.publish(FORM.message(line));
      } catch (IOException | IllegalArgumentException e) {
        refused.add("not published: " + e.getMessage());
      }
    }

    @Override
    public Output output() {
      return output;
    }

    @Override
    public List<String> said() {
      List<String> copy = List.copyOf(refused);
      refused.clear();
      return copy;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
