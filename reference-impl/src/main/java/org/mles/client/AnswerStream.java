package org.mles.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mles.net.tls.FirstOctet;

/**
 * What a server says, and whether that is all that TLS says to whom does not speak it: one alert.
 * Asked when the connection has ended or cannot go on; before, it may be the beginning of something
 * else. Thread: one reads and asks. Source: TLS-PORT-04.
 */
final class AnswerStream extends FilterInputStream {
  private static final int ANY = -1;

  /** Type, version, length, then how grave it is and what it is. */
  private static final int[] ALERT = {FirstOctet.ALERT, 3, ANY, 0, 2, ANY, ANY};

  private int octets;
  private boolean alert = true;

  AnswerStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    if (octet >= 0) {
      hear(octet);
    }
    return octet;
  }

  @Override
  public int read(byte[] target, int from, int most) throws IOException {
    int count = super.read(target, from, most);
    for (int i = 0; i < count && alert; i++) {
      hear(target[from + i] & 0xFF);
    }
    return count;
  }

  private void hear(int octet) {
    alert &= octets < ALERT.length && (ALERT[octets] == ANY || ALERT[octets] == octet);
    octets++;
  }

  /** Tells whether what came is an alert, or the beginning of one, and nothing else. */
  boolean isAlert() {
    return alert && octets > 0;
  }
}
