package org.mles.conformance.run.subjects;

import java.util.Collection;
import java.util.Iterator;

/** The places of all settings, each once, for help: what a command may have. Thread: any. */
public final class Places implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Setting.ALL.stream()
        .map(setting -> setting.recommended().sorted())
        .flatMap(Collection::stream)
        .distinct()
        .iterator();
  }
}
