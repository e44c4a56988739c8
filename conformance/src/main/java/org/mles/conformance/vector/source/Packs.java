package org.mles.conformance.vector.source;

import java.util.List;
import org.mles.conformance.text.Resource;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.VectorPack;

/** All packs, made anew. The same every time. Thread: any. */
public final class Packs {
  private Packs() {}

  /** Returns the packs in reading order. */
  public static List<VectorPack> all() {
    return BundledPacks.KINDS.stream()
        .map(kind -> new PackText(Resource.text(Packs.class, kind + ".txt")).pack())
        .toList();
  }
}
