package org.mles.proxy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mles.testing.Floors;

/** Holds the packages to their floors. */
final class FloorsTest {
  private final Floors floors = Floors.of("proxy", "org.mles.proxy");

  FloorsTest() throws IOException {}

  @Test
  void importsPointDown() {
    floors.check();
  }
}
