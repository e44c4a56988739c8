package org.mles.benchmarks.crew.word;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of words, with their numbers among the octets. */
enum WordKind {
  HELLO(0, CrewWord.Hello.class),
  REFUSAL(1, CrewWord.Refusal.class),
  BYE(2, CrewWord.Bye.class),
  PREPARE(3, CrewWord.Prepare.class),
  READY(4, CrewWord.Ready.class),
  TURN(5, CrewWord.Turn.class),
  HAVE(6, CrewWord.Have.class),
  PING(7, CrewWord.Ping.class),
  PONG(8, CrewWord.Pong.class),
  OVER(9, CrewWord.Over.class),
  COUNT(10, CrewWord.Count.class),
  COUNTED(11, CrewWord.Counted.class),
  FINISH(12, CrewWord.Finish.class),
  REPORT(13, CrewWord.Report.class),
  FAILED(14, CrewWord.Failed.class),
  END(15, CrewWord.End.class);

  private final int number;
  private final Class<? extends CrewWord> type;

  WordKind(int number, Class<? extends CrewWord> type) {
    this.number = number;
    this.type = type;
  }

  static WordKind of(CrewWord word) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.isInstance(word))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the kind of that number, empty if there is none. */
  static Optional<WordKind> of(int number) {
    return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
  }

  int number() {
    return number;
  }
}
