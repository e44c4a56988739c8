package org.mles.benchmarks.crew.word;

import java.util.Arrays;

/** The kinds of words; their order is that of their numbers on the wire. */
enum WordKind {
  HELLO(CrewWord.Hello.class),
  REFUSAL(CrewWord.Refusal.class),
  BYE(CrewWord.Bye.class),
  PREPARE(CrewWord.Prepare.class),
  READY(CrewWord.Ready.class),
  TURN(CrewWord.Turn.class),
  HAVE(CrewWord.Have.class),
  PING(CrewWord.Ping.class),
  PONG(CrewWord.Pong.class),
  OVER(CrewWord.Over.class),
  COUNT(CrewWord.Count.class),
  COUNTED(CrewWord.Counted.class),
  FINISH(CrewWord.Finish.class),
  REPORT(CrewWord.Report.class),
  FAILED(CrewWord.Failed.class),
  END(CrewWord.End.class);

  private final Class<? extends CrewWord> type;

  WordKind(Class<? extends CrewWord> type) {
    this.type = type;
  }

  static WordKind of(CrewWord word) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.isInstance(word))
        .findFirst()
        .orElseThrow();
  }
}
