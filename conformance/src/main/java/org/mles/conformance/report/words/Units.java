package org.mles.conformance.report.words;

/** What one direction of a connection consists of, one unit behind the other. Thread: any. */
interface Units {
  /** Octets of which nothing is told but themselves. */
  Units OCTETS =
      new Units() {
        @Override
        public boolean canBegin(byte first) {
          return false;
        }

        @Override
        public long octets(byte[] begun) {
          return 1;
        }

        @Override
        public String words(byte[] known, long octets) {
          return "";
        }

        @Override
        public Units next(byte[] known) {
          return this;
        }
      };

  /** Returns the units of a stream that begins so. */
  static Units of(byte[] first) {
    return HttpHead.begins(first) ? new HttpHead() : new MlesFrames();
  }

  /** Says whether a unit can begin with this octet. */
  boolean canBegin(byte first);

  /** Returns how many octets the unit has that begins so; 0 if it takes more of them to know. */
  long octets(byte[] begun);

  /**
   * Says what a unit is.
   *
   * @param known its first octets
   * @param octets how many it has
   */
  String words(byte[] known, long octets);

  /** Returns what follows the unit that begins so. */
  Units next(byte[] known);

  /** Says whether a unit of unknown length is taken to end with what came at the same time. */
  default boolean endsWithItsPiece() {
    return false;
  }
}
