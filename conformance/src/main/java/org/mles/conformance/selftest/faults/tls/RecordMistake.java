package org.mles.conformance.selftest.faults.tls;

import java.util.Arrays;
import java.util.List;
import org.mles.conformance.selftest.model.tls.RecordRules;
import org.mles.conformance.tls.TlsTransport;
import org.mles.conformance.wire.RawFrame;

/** Wrong ways with records that either side of TLS may have. Thread: any. */
enum RecordMistake {
  NONE,
  WAITS_FOR_TLS_INSIDE,
  NO_1_2,
  NO_1_3,
  REFUSES_WITHOUT_A_WORD,
  RENEGOTIATES,
  REFUSES_NEW_KEYS,
  SKIPS_UNKNOWN_RECORDS,
  TAKES_ANY_MAJOR,
  SKIPS_LONG_RECORDS,
  DROPS_SHORT_RECORDS,
  FEW_RECORDS_OF_A_READ,
  RECORD_IN_ONE_READ,
  RECORD_IS_A_FRAME,
  ENDS_AT_FEW_BARREN_RECORDS,
  TAKES_ANY_BARREN_RECORDS,
  ENDS_WITHOUT_A_WORD,
  DEAF_TO_THE_END,
  FORGETS_WHAT_CAME_LAST,
  GOES_ON_BEHIND_THE_END;

  /** Returns the one of that name; none if it is the name of another kind of mistake. */
  static RecordMistake named(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findAny().orElse(NONE);
  }

  /** Returns rules with it, for one connection. */
  RecordRules rules() {
    return new Wrong(this);
  }

  /** Rules with one of these mistakes. */
  private static final class Wrong extends RecordRules {
    private static final int HANDSHAKE = 0x16;
    private static final int FEW = 20;

    private final RecordMistake mistake;

    Wrong(RecordMistake mistake) {
      this.mistake = mistake;
    }

    @Override
    protected List<String> versions() {
      return switch (mistake) {
        case NO_1_2 -> List.of(TlsTransport.NEWER);
        case NO_1_3 -> List.of(TlsTransport.OLDER);
        default -> super.versions();
      };
    }

    @Override
    protected boolean saysWhy() {
      return mistake != REFUSES_WITHOUT_A_WORD;
    }

    @Override
    protected boolean renegotiates() {
      return mistake == RENEGOTIATES;
    }

    @Override
    protected boolean takesNewKeys() {
      return mistake != REFUSES_NEW_KEYS;
    }

    @Override
    protected Fate fate(int type, int major, int octets) {
      Fate right = super.fate(type, major, octets);
      if (right == Fate.OPENED) {
        return right;
      }
      boolean anyMajor = super.fate(type, 3, octets) == Fate.OPENED;
      boolean anyLength = super.fate(type, major, 0) == Fate.OPENED;
      return switch (mistake) {
        case TAKES_ANY_MAJOR -> anyMajor ? Fate.MENDED : right;
        case SKIPS_LONG_RECORDS -> anyLength ? Fate.SKIPPED : right;
        case SKIPS_UNKNOWN_RECORDS -> anyMajor || anyLength ? right : Fate.SKIPPED;
        default -> right;
      };
    }

    @Override
    protected boolean takesPieces() {
      return mistake != RECORD_IN_ONE_READ;
    }

    @Override
    protected boolean areTooMany(int barren) {
      return switch (mistake) {
        case ENDS_AT_FEW_BARREN_RECORDS -> barren >= FEW;
        case TAKES_ANY_BARREN_RECORDS -> false;
        default -> super.areTooMany(barren);
      };
    }

    @Override
    protected byte[] passedOn(byte[] octets, boolean first, int placeInRead) {
      return switch (mistake) {
        case WAITS_FOR_TLS_INSIDE -> first && beginsTls(octets) ? new byte[0] : octets;
        case DROPS_SHORT_RECORDS -> octets.length < 2 ? new byte[0] : octets;
        case FEW_RECORDS_OF_A_READ -> placeInRead < FEW ? octets : new byte[0];
        case RECORD_IS_A_FRAME -> frameOf(octets);
        default -> octets;
      };
    }

    private static boolean beginsTls(byte[] octets) {
      return octets.length > 0 && octets[0] == HANDSHAKE;
    }

    private static byte[] frameOf(byte[] octets) {
      if (octets.length < RawFrame.HEADER_OCTETS || octets[0] != RawFrame.TYPE) {
        return octets;
      }
      byte[] header = Arrays.copyOf(octets, RawFrame.HEADER_OCTETS);
      int whole = RawFrame.HEADER_OCTETS + RawFrame.parse(header).announced();
      return Arrays.copyOf(octets, Math.min(octets.length, whole));
    }

    @Override
    protected boolean saysEnd() {
      return mistake != ENDS_WITHOUT_A_WORD;
    }

    @Override
    protected boolean hearsEnd() {
      return mistake != DEAF_TO_THE_END;
    }

    @Override
    protected boolean forgetsLast() {
      return mistake == FORGETS_WHAT_CAME_LAST;
    }

    @Override
    protected boolean endsWithTcp() {
      return mistake != GOES_ON_BEHIND_THE_END;
    }
  }
}
