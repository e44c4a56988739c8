package org.mles.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mles.cli.option.ConfigFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a command would work with, by name, when it was asked with these words. */
final class AskedSettings {
  private AskedSettings() {}

  /** Returns the settings. */
  static Map<String, String> of(String command, String words) throws Exception {
    CommandLine line = parsed(command, words);
    Map<String, String> settings = new TreeMap<>();
    Object parsed = line.getCommand();
    if (parsed instanceof ServeCommand serve) {
      Settings.of("", serve.config(), settings);
      Settings.of("metrics.", serve.metrics(), settings);
      value(line, "--stats", settings);
      value(line, "--config", settings);
      value(line, "--check", settings);
      value(line, "--log-format", settings);
    } else if (parsed instanceof ListenCommand listen) {
      Settings.of("", listen.configs().get(0), settings);
      settings.put("format", listen.format().name());
      value(line, "--count", settings);
      value(line, "--timeout", settings);
    } else if (parsed instanceof PublishCommand publish) {
      Settings.of("", publish.configs().get(0), settings);
      value(line, "--settle", settings);
      parameter(line, settings);
    } else if (parsed instanceof DecodeCommand) {
      value(line, "--file", settings);
      parameter(line, settings);
    }
    return settings;
  }

  /** Returns what the server would be said to do. */
  static List<String> plan(String words) throws Exception {
    CommandLine line = parsed("serve", words);
    ServeCommand serve = line.getCommand();
    return new ServePlan(line.getCommandSpec(), serve.config(), serve.metrics()).lines();
  }

  private static CommandLine parsed(String command, String words) {
    List<String> args = new ArrayList<>(List.of((command + " " + words).split(" ", -1)));
    args.removeIf(String::isEmpty);
    String[] all = args.toArray(String[]::new);
    CommandLine program = commands();
    ConfigFile.apply(program, all);
    return program.parseArgs(all).subcommand().commandSpec().commandLine();
  }

  private static void value(CommandLine line, String option, Map<String, String> settings) {
    settings.put(option, read(line.getCommandSpec().findOption(option)));
  }

  private static void parameter(CommandLine line, Map<String, String> settings) {
    PositionalParamSpec parameter = line.getCommandSpec().positionalParameters().get(0);
    settings.put(parameter.paramLabel(), read(parameter));
  }

  private static String read(ArgSpec spec) {
    Object value = spec.getValue();
    return value == null ? "" : value.toString();
  }

  static CommandLine subcommand(String name) {
    return Objects.requireNonNull(commands().getSubcommands().get(name), name);
  }

  static CommandLine commands() {
    return MlesCommand.commandLine(
        new Stdio(InputStream.nullInputStream(), OutputStream.nullOutputStream(), false));
  }
}
