package org.mles.conformance.run.subjects.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.lab.client.ClientTraits;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.run.subjects.AuthorityPlace;

/**
 * A client that the suite starts by a command, one process per case. {@code {host}}, {@code
 * {port}}, {@code {channel}} and {@code {uid}} are filled in; if the command also has {@code {key}}
 * and {@code {address-key}}, in version 2 the former alone, the suite chooses these as well. Inside
 * TLS {@code {ca}} is the file of the authority that it has to believe.
 *
 * <p>Thread: any.
 */
public final class ExecClient implements ClientSubject {
  private final String command;
  private final Settings declared;
  private final ClientTraits traits;

  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @throws IllegalArgumentException if a place that every client needs is missing
   */
  public ExecClient(String command, Settings declared, ClientTraits traits) {
    for (String place : new String[] {"{port}", "{channel}", "{uid}"}) {
      if (!command.contains(place)) {
        throw new IllegalArgumentException("--exec has no " + place + ": " + command);
      }
    }
    AuthorityPlace.require(command, declared.transport());
    this.command = command;
    this.declared = declared;
    this.traits = traits;
  }

  @Override
  public String description() {
    return command;
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public ClientTraits traits() {
    return traits;
  }

  @Override
  public @Nullable String objection(Settings wanted) {
    Settings reachable = declared;
    boolean oneKey = wanted.protocol() == Protocol.V2;
    if (command.contains("{key}") && (oneKey || command.contains("{address-key}"))) {
      reachable = reachable.withKeys(wanted.sharedKey(), wanted.addressKey());
    }
    if (command.contains("{host}")) {
      reachable = reachable.withBind(wanted.bind());
    }
    return wanted.equals(reachable) ? null : "the command lacks a place for it";
  }

  @Override
  public ClientProgram launch(Invitation invitation) {
    String filled = filled(invitation);
    try {
      return new ClientProcess(filled);
    } catch (IOException e) {
      throw new Unreachable("cannot run '" + filled + "': " + e.getMessage());
    }
  }

  private String filled(Invitation invitation) {
    InetSocketAddress server = invitation.server();
    String filled = command;
    filled = ShellWord.fill(filled, "{host}", server.getAddress().getHostAddress());
    filled = ShellWord.fill(filled, "{port}", Integer.toString(server.getPort()));
    filled = ShellWord.fill(filled, "{channel}", invitation.channel());
    filled = ShellWord.fill(filled, "{uid}", invitation.uid());
    for (Map.Entry<String, String> place : AuthorityPlace.filling(command).entrySet()) {
      filled = ShellWord.fill(filled, place.getKey(), place.getValue());
    }
    filled = ShellWord.fill(filled, "{key}", invitation.settings().sharedKey());
    return ShellWord.fill(filled, "{address-key}", invitation.settings().addressKey());
  }
}
