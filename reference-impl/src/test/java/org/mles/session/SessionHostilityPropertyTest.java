package org.mles.session;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The twins of {@link SessionFuzzTest} that run in every build. */
class SessionHostilityPropertyTest {
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void v1SessionKeepsItsWord(@ForAll @Size(max = 200) byte[] script) {
    FuzzedStream.v1(script).check();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void draftSessionKeepsItsWord(@ForAll @Size(max = 200) byte[] script) {
    FuzzedStream.draft(script).check();
  }
}
