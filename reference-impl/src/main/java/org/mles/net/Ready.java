package org.mles.net;

import java.nio.ByteBuffer;

/** What a selection key stands for. Thread: loop. */
interface Ready {
  /** Deals with what the selector found. */
  void ready(ByteBuffer buffer);

  /** Our own code failed on it. Must not fail again. */
  void failed(Throwable bug);

  /** Ends it. */
  void close();
}
