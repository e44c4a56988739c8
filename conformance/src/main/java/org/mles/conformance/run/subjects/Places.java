package org.mles.conformance.run.subjects;

import java.util.Iterator;

/** Texts of the places of all settings, for help: what a command may have. Thread: any. */
public final class Places implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Setting.ALL.stream().map(setting -> setting.recommended().toString()).iterator();
  }
}
