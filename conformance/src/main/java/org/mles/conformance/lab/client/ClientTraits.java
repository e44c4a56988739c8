package org.mles.conformance.lab.client;

import org.mles.conformance.probe.lines.LineForm;

/**
 * What a client is declared to do; cases that need more are not applicable.
 *
 * @param role which directions it has
 * @param form how it writes messages as lines
 */
public record ClientTraits(Role role, LineForm form) {
  /** A client that does everything, in text. */
  public static final ClientTraits FULL = new ClientTraits(Role.BOTH, LineForm.TEXT);

  /** Directions of a client. */
  public enum Role {
    BOTH,
    LISTENS,
    PUBLISHES
  }

  public boolean listens() {
    return role != Role.PUBLISHES;
  }

  public boolean publishes() {
    return role != Role.LISTENS;
  }
}
