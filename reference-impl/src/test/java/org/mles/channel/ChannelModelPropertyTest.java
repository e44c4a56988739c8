package org.mles.channel;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Channels against a model that keeps for each subscriber what it must receive, octet by octet.
 *
 * <p>The model is naive on purpose: it copies each frame to each subscriber, which is what the log
 * and its cursors save.
 */
class ChannelModelPropertyTest {
  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void everySubscriberReceivesWhatTheModelSays(
      @ForAll("settings") ChannelModel.Setting setting,
      @ForAll("steps") List<ChannelModel.Step> steps) {
    ChannelModel model = new ChannelModel(setting);
    for (ChannelModel.Step step : steps) {
      model.take(step);
    }
    model.finish();
  }

  @Provide
  Arbitrary<ChannelModel.Setting> settings() {
    return Combinators.combine(
            Arbitraries.of(7, 64, 0),
            Arbitraries.of(0, 1, 3, 1000),
            Arbitraries.of(0L, 60L, 700L, 1_000_000L),
            Arbitraries.of(200L, 100_000L, 100_000_000L))
        .as(ChannelModel.Setting::new);
  }

  @Provide
  Arbitrary<List<ChannelModel.Step>> steps() {
    Arbitrary<ChannelModel.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(4, ChannelModel.Kind.JOIN),
            Tuple.of(10, ChannelModel.Kind.PUBLISH),
            Tuple.of(2, ChannelModel.Kind.BURST),
            Tuple.of(4, ChannelModel.Kind.RESTORE),
            Tuple.of(4, ChannelModel.Kind.CREDIT),
            Tuple.of(2, ChannelModel.Kind.STOP),
            Tuple.of(6, ChannelModel.Kind.FLUSH),
            Tuple.of(3, ChannelModel.Kind.SAY),
            Tuple.of(1, ChannelModel.Kind.LEAVE),
            Tuple.of(1, ChannelModel.Kind.REMOVE));
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 999);
    return Combinators.combine(kinds, numbers, numbers)
        .as(ChannelModel.Step::new)
        .list()
        .ofMaxSize(120);
  }
}
