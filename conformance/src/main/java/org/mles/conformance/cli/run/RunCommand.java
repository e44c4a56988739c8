package org.mles.conformance.cli.run;

import java.util.List;
import org.mles.conformance.book.Kind;
import org.mles.conformance.cli.option.Menu;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs live cases; without a kind of subject, as {@code run server}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run the suite; without a kind of subject, the cases for servers.")
public final class RunCommand extends ServerRun {
  /**
   * Returns the command with those below it that the words need.
   *
   * @param words of the whole line, the name of this command first; none for all
   */
  public static CommandLine line(List<String> words) {
    Menu kinds =
        new Menu()
            .with(Kind.SERVER.word(), () -> new RunServerCommand())
            .with(Kind.CLIENT.word(), () -> new RunClientCommand())
            .with(Kind.PEER.word(), () -> new RunPeerCommand())
            .with(Kind.PROXY.word(), () -> new RunProxyCommand())
            .with(Kind.BRIDGE.word(), () -> new RunBridgeCommand())
            .with("codec", () -> new RunCodecCommand());
    return kinds.serve(new CommandLine(new RunCommand()), words.stream().skip(1).toList());
  }
}
