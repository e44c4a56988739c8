package org.mles.conformance.run.subjects;

import java.util.Map;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.AnsweringTls;

/** The place of a command for the authority that it has to believe. Thread: any. */
public final class AuthorityPlace {
  private static final String PLACE = "{ca}";

  private AuthorityPlace() {}

  /**
   * Asks that a command has the place if it is answered inside of something, and only then.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static void require(String command, Transport answered) {
    boolean place = command.contains(PLACE);
    if (place && answered == Transport.PLAIN) {
      throw new IllegalArgumentException("{ca} is for who is answered by TLS: " + command);
    } else if (!place && answered != Transport.PLAIN) {
      throw new IllegalArgumentException("--exec has no {ca}, whom to believe: " + command);
    }
  }

  /** Returns the place with what it is filled with, if a command has it. */
  public static Map<String, String> filling(String command) {
    return command.contains(PLACE)
        ? Map.of(PLACE, AnsweringTls.authorityFile().toString())
        : Map.of();
  }
}
