package org.mles.conformance.cli.run;

import picocli.CommandLine.Command;

/** Runs the cases for servers. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Run the cases for servers.")
final class RunServerCommand extends ServerRun {}
