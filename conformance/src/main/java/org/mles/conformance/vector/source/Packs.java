package org.mles.conformance.vector.source;

import java.util.List;
import org.mles.conformance.vector.VectorPack;

/** All packs, made anew. The same every time. Thread: any. */
public final class Packs {
  private Packs() {}

  /** Returns the packs in reading order. */
  public static List<VectorPack> all() {
    return List.of(
        new FramePack().build(),
        new ChecksumPack().build(),
        new CborPack().build(),
        new ResyncPack().build(),
        new SequencePack().build(),
        new NDraftPack().build());
  }
}
