package org.mles.channel;

/**
 * What the members of a channel that read on other loops need of it. Thread: the loop of the
 * channel.
 */
public interface Elsewhere {
  /** Of a channel whose members are all here. */
  Elsewhere NOBODY =
      new Elsewhere() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public void appended(Origin origin, int octets, int frames) {
          // Nobody is to hear.
        }

        @Override
        public void kept(int octets) {
          // Nobody is to hear.
        }

        @Override
        public void handOver() {
          // There is nobody to take it.
        }

        @Override
        public boolean isBehind() {
          return false;
        }

        @Override
        public long released(long tail) {
          return tail;
        }
      };

  /** Tells whether nobody is there, and nothing of the log is in use there. */
  boolean isEmpty();

  /** Hears of frames that were appended last. */
  void appended(Origin origin, int octets, int frames);

  /** Hears that one frame, appended last, is for nobody who is here. */
  void kept(int octets);

  /** Hands over what was appended; called before anybody here is sent anything. */
  void handOver();

  /** Tells whether so much is handed over and unsent that no more should be read. */
  boolean isBehind();

  /** Returns up to where nobody there needs the log any more. */
  long released(long tail);
}
