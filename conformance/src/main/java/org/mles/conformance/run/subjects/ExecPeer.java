package org.mles.conformance.run.subjects;

import java.time.Duration;
import java.util.Map;
import org.mles.conformance.book.Settings;

/** A peer server that the suite starts by a command. Thread: any. */
public final class ExecPeer extends ExecLinked implements PeerSubject {
  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param ownWait first wait of a command without a place for it
   * @throws IllegalArgumentException if it lacks {@code {port}} or {@code {upstream}}
   */
  public ExecPeer(String command, Settings declared, Duration patience, Duration ownWait) {
    super(command, declared, patience, ExecPeer::waits, ownWait);
  }

  /** Returns the places of the first wait; the short one is as old as the suite. */
  private static Map<String, String> waits(Duration firstWait) {
    Map<String, String> places = Time.places("peer-wait", firstWait);
    places.put("{wait}", Time.SECONDS.text(firstWait));
    return places;
  }
}
