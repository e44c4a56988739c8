package org.mles.session;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Version 2 under octets of all kinds, in pieces of all lengths. */
class WebSessionPropertyTest {
  @Property
  void piecesMakeNoDifferenceWhateverComes(@ForAll byte[] script) {
    WebStream.check(script);
  }
}
