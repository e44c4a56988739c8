package org.mles.conformance.selftest.model.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds records in what the other side sends, as {@link RecordRules} say. Thread: the connection's.
 */
final class TlsInput {
  private static final int HEAD_OCTETS = 5;
  private static final int READ_OCTETS = 1 << 16;
  private static final int SOON_MILLIS = 100;

  private final Socket tcp;
  private final RecordRules rules;
  private byte[] pending = {};
  private int placeInRead;

  /** One record, and how many came in front of it in the same read. */
  static final class Found {
    private final byte[] octets;
    private final int placeInRead;

    Found(byte[] octets, int placeInRead) {
      this.octets = octets;
      this.placeInRead = placeInRead;
    }

    byte[] octets() {
      return octets;
    }

    int placeInRead() {
      return placeInRead;
    }
  }

  TlsInput(Socket tcp, RecordRules rules) {
    this.tcp = tcp;
    this.rules = rules;
  }

  /** Waits for the first octet and leaves it; -1 if none comes. */
  int first() throws IOException {
    return has(1) ? pending[0] & 0xFF : -1;
  }

  /** Returns all that has come, and what comes later, as it is. */
  byte[] plain() throws IOException {
    if (pending.length == 0 && !read()) {
      return pending;
    }
    byte[] all = pending;
    pending = new byte[0];
    return all;
  }

  /** Returns the version that a first record offers at most, if it is that of an old hello. */
  int offered() throws IOException {
    int at = HEAD_OCTETS + Integer.BYTES;
    return has(at + Short.BYTES) ? (pending[at] & 0xFF) << 8 | (pending[at + 1] & 0xFF) : 0;
  }

  /**
   * Returns the next record; null if TCP has ended, which loses half a record.
   *
   * @throws IOException if what comes can be none
   */
  @Nullable Found next() throws IOException {
    while (has(HEAD_OCTETS)) {
      int octets = (pending[3] & 0xFF) << 8 | (pending[4] & 0xFF);
      RecordRules.Fate fate = rules.fate(pending[0], pending[1], octets);
      if (fate == RecordRules.Fate.ENDS) {
        throw new IOException("no record");
      } else if (fate == RecordRules.Fate.MENDED) {
        pending[1] = 3;
      }
      if (!has(HEAD_OCTETS + octets)) {
        return null;
      }
      byte[] record = Arrays.copyOf(pending, HEAD_OCTETS + octets);
      pending = Arrays.copyOfRange(pending, record.length, pending.length);
      if (fate != RecordRules.Fate.SKIPPED) {
        return new Found(record, placeInRead++);
      }
    }
    return null;
  }

  /** Says whether TCP ends right behind what has come. */
  boolean endsSoon() throws IOException {
    if (pending.length > 0) {
      return false;
    }
    int before = tcp.getSoTimeout();
    tcp.setSoTimeout(SOON_MILLIS);
    try {
      return !read();
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      tcp.setSoTimeout(before);
    }
  }

  private boolean has(int octets) throws IOException {
    boolean begun = pending.length > 0;
    while (pending.length < octets) {
      if (begun && pending.length > 1 && !rules.takesPieces()) {
        throw new IOException("a record in pieces");
      }
      if (!read()) {
        return false;
      }
      begun = true;
    }
    return true;
  }

  private boolean read() throws IOException {
    InputStream in = tcp.getInputStream();
    byte[] piece = new byte[READ_OCTETS];
    int came = in.read(piece);
    if (came < 0) {
      return false;
    }
    int before = pending.length;
    pending = Arrays.copyOf(pending, before + came);
    System.arraycopy(piece, 0, pending, before, came);
    placeInRead = 0;
    return true;
  }
}
