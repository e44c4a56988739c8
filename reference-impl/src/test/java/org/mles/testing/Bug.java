package org.mles.testing;

/** Failures of our own code, of every kind that the JVM knows. */
public enum Bug {
  /** A mistake that throws. */
  EXCEPTION {
    @Override
    public void strike() {
      throw new IllegalStateException("injected");
    }
  },
  /** Memory is exhausted. */
  MEMORY {
    @Override
    public void strike() {
      throw new OutOfMemoryError("injected");
    }
  },
  /** The stack is exhausted, really. */
  STACK {
    @Override
    public void strike() {
      deeper(0);
    }
  },
  /** A class could not be loaded when it was needed first. */
  CLASS {
    @Override
    public void strike() {
      throw new NoClassDefFoundError("injected");
    }
  };

  /** Throws it. */
  public abstract void strike();

  @SuppressWarnings("InfiniteRecursion") // that is what it is for
  private static long deeper(long depth) {
    return deeper(depth + 1) + depth;
  }
}
