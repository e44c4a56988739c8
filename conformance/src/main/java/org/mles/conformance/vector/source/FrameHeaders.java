package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Wire.MAX_BODY;

import java.util.HexFormat;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Headers by themselves: field order, byte order, lengths at their limits, what is no header. */
final class FrameHeaders {
  private final PackDraft pack;

  FrameHeaders(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    headersOut();
    headersIn();
    refusedHeaders();
  }

  private void headersOut() {
    pack.group("header-encode", "fields to 16 octets");
    headerOut("length-min", 1, 0x05060708, 0x0102030405060708L, "smallest length");
    headerOut("length-max", MAX_BODY, -1, -1, "largest length, every bit set");
    int[] lengths = {0x18, 0xFF, 0x100, 0x123, 0xFFFF, 0x1_0000, 0x12_3456, 0x80_0000, 0xFF_FFFE};
    for (int length : lengths) {
      String digits = HexFormat.of().toHexDigits(length, 6);
      headerOut("length-" + digits, length, 7, 0x0102030405060708L, "length 0x" + digits);
    }
    headerOut("cid-zero", 24, 0, 0x0102030405060708L, "CID 0 is an ordinary value");
    headerOut("cid-sign-bit", 24, 0x80000000, 1, "CID with only its highest bit");
    headerOut("key-sign-bit", 24, 0, Long.MIN_VALUE, "key with only its highest bit");
    headerOut("key-zero", 24, 0, 0, "key 0 is an ordinary value");
    refusedLength("zero", 0, "a frame has at least one octet of body", "LengthZero", "V1-HDR-06");
    long[] tooLong = {0x1000000L, 0x1000001L, 0x4D000010L, 0x7FFFFFFFL, 0x80000000L, 0x100000001L};
    for (long length : tooLong) {
      String digits = Long.toHexString(length);
      String says = "length 0x" + digits + " does not fit 24 bits";
      refusedLength("over-" + digits, length, says, "LengthOverflow", "V1-HDR-10");
    }
  }

  private void headerOut(String id, int length, int cid, long key, String comment) {
    pack.must("header-encode." + id, comment, "V1-HDR-01", "V1-HDR-02", "V1-HDR-03")
        .flags("LittleEndian")
        .ask(Op.HEADER, Fields.of().number("length", length).ids(cid, key))
        .accept(Fields.of().octets("hex", Wire.header(0x4D, length, cid, key)));
  }

  private void refusedLength(String id, long length, String comment, String flag, String clause) {
    pack.must("header-encode." + id, comment, clause)
        .flags(flag)
        .twin(length == 0 ? "header-encode.length-min" : "header-encode.length-max")
        .ask(Op.HEADER, Fields.of().number("length", length).ids(0, 1))
        .reject("header");
  }

  private void headersIn() {
    pack.group("header-decode", "16 octets to fields");
    headerIn("length-min", 1, 0x05060708, 0x0102030405060708L, "smallest length");
    headerIn("length-max", MAX_BODY, -1, -1, "every bit set");
    headerIn("length-123", 0x123, 7, 1, "length 0x000123 is 291, not 0x230100");
    headerIn("length-010000", 0x10000, 7, 1, "length 0x010000 is 65536, not 1");
    headerIn("length-sign-bit", 0x800000, 7, 1, "a length is unsigned");
    headerIn("cid-independent", 24, 7, 0x0102030405060708L, "the CID need not be the key's half");
    headerIn("cid-zero", 24, 0, 0, "CID 0 and key 0 are ordinary values");
    headerIn("cid-sign-bit", 24, 0x80000000, Long.MIN_VALUE, "ids are unsigned");
  }

  private void headerIn(String id, int length, int cid, long key, String comment) {
    pack.must("header-decode." + id, comment, "V1-HDR-01", "V1-HDR-02")
        .flags("LittleEndian", "SignedNumber")
        .ask(Op.HEADER, Fields.of().octets("hex", Wire.header(0x4D, length, cid, key)))
        .accept(Fields.of().number("length", length).ids(cid, key));
  }

  private void refusedHeaders() {
    pack.group("header-refused", "octets that are no v1 header");
    for (int type : new int[] {0x00, 0x20, 0x4C, 0x4E, 0x57, 0x6D, 0x7B, 0xB2, 0xCD, 0xFF}) {
      String digits = HexFormat.of().toHexDigits((byte) type);
      pack.must("type." + digits, "type octet 0x" + digits, "V1-HDR-05", "V1-HDR-03")
          .flags("WrongType")
          .twin("header-decode.type-m")
          .ask(Op.HEADER, Fields.of().octets("hex", Wire.header(type, 1, 1, 1)))
          .reject("header");
    }
    headerIn("type-m", 1, 1, 1, "type octet 0x4d");
    pack.must("header-decode.length-zero", "length 0 is not a frame", "V1-HDR-06")
        .flags("LengthZero")
        .twin("header-decode.type-m")
        .ask(Op.HEADER, Fields.of().octets("hex", Wire.header(0x4D, 0, 1, 1)))
        .reject("header");
    String whole = Wire.header(0x4D, 1, 1, 1).pieces().get(0).hex();
    for (int octets = 0; octets < 16; octets++) {
      pack.must("header-decode.only-" + octets, octets + " octets of 16", "V1-HDR-01", "V1-HDR-14")
          .flags("Truncated")
          .twin("header-decode.type-m")
          .ask(Op.HEADER, Fields.of().octets("hex", Octets.hex(whole.substring(0, 2 * octets))))
          .reject("end");
    }
  }
}
