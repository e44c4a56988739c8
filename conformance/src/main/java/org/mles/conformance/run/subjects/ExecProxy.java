package org.mles.conformance.run.subjects;

import java.time.Duration;
import org.mles.conformance.book.Settings;

/** A proxy for browsers that the suite starts by a command. Thread: any. */
public final class ExecProxy extends ExecLinked implements ProxySubject {
  /**
   * Takes the command, run by {@code sh -c}, and what the user declared.
   *
   * @param ownWait first wait of a command without {@code {upstream-wait}}
   * @throws IllegalArgumentException if it lacks {@code {port}} or {@code {upstream}}
   */
  public ExecProxy(String command, Settings declared, Duration patience, Duration ownWait) {
    super(command, declared, patience, wait -> Time.places("upstream-wait", wait), ownWait);
  }
}
