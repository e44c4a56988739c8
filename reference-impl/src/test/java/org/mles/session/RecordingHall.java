package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.frame.v1.V1Frame;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;
import org.mles.testing.Frames;

/** Writes down what a session asks for, one line per join, frame or restored history. */
final class RecordingHall implements V1Hall {
  final List<String> calls = new ArrayList<>();
  final List<Integer> runs = new ArrayList<>();
  @Nullable Refusal answer;
  private byte[] first = {};

  @Override
  public @Nullable Refusal join(Join join, Octets firstFrame) {
    calls.add("join " + join.uid() + " " + join.channel() + " " + join.id());
    first = firstFrame.copy(0, firstFrame.size());
    return answer;
  }

  @Override
  public void publish(ByteBuffer frames, int[] octetsOfEach, int count) {
    runs.add(count);
    for (byte[] frame : Frames.split(frames, octetsOfEach, count)) {
      calls.add(published(frame));
    }
    assertThat(frames.hasRemaining()).as("octets behind the last frame of a run").isFalse();
  }

  @Override
  public void restore(Rope frames) {
    calls.add(restored(V1Frame.split(frames)));
  }

  @Override
  public void entered() {
    calls.add(entered(first));
  }

  static String published(byte[] frame) {
    return "publish " + HexFormat.of().formatHex(frame);
  }

  static String restored(List<byte[]> frames) {
    return "restore " + frames.stream().map(HexFormat.of()::formatHex).toList();
  }

  static String entered(byte[] firstFrame) {
    return "entered with " + HexFormat.of().formatHex(firstFrame);
  }

  static String joined(String uid) {
    long cid = Integer.toUnsignedLong((int) Frames.key(uid, Frames.ROOM));
    return "join " + uid + " " + Frames.ROOM + " " + cid;
  }
}
