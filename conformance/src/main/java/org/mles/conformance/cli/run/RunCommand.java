package org.mles.conformance.cli.run;

import picocli.CommandLine.Command;

/** Runs live cases; without a kind of subject, as {@code run server}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run the suite; without a kind of subject, the cases for servers.",
    subcommands = {
      RunServerCommand.class,
      RunClientCommand.class,
      RunPeerCommand.class,
      RunProxyCommand.class,
      RunBridgeCommand.class,
      RunCodecCommand.class
    })
public final class RunCommand extends ServerRun {}
