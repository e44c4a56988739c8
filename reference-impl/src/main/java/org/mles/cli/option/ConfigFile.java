package org.mles.cli.option;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mles.text.OneLine;
import org.mles.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that says what the options of a command are when the command line leaves them out: lines
 * {@code port = 8077}, as properties of Java, with the long names of the options. What no option is
 * called is refused: a typing error would otherwise leave a limit at its default. Thread: main.
 */
public final class ConfigFile implements IDefaultValueProvider {
  private static final String OPTION = "--config";
  private static final Set<String> NOT_IN_A_FILE =
      Set.of(OPTION, CheckOption.NAME, "--help", "--version");
  private static final Set<String> SECRET = Set.of("--key", "--address-key");

  private final Map<String, String> values;

  /** What a command does that is told nothing; null if its options say that themselves. */
  private final @Nullable IDefaultValueProvider standard;

  private ConfigFile(Map<String, String> values, @Nullable IDefaultValueProvider standard) {
    this.values = values;
    this.standard = standard;
  }

  /** Adds the option that names the file to a command. */
  public static void addTo(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder(OPTION)
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                    "File of options: a line \"port = 8077\" for each, \"insecure = true\" for one"
                        + " without a value.",
                    "What is on the command line counts more.")
                .build());
  }

  /**
   * Has the command that is called take what is left out from its file, if the words name one. The
   * parser wants defaults before it has read a word, so the file is looked for in front of it.
   *
   * @throws ParameterException if the file cannot be read or says what the command does not know
   */
  public static void apply(CommandLine program, String... words) {
    for (int i = 0; i < words.length; i++) {
      CommandLine command = program.getSubcommands().get(words[i]);
      if (command != null) {
        apply(command, words, i + 1);
        return;
      }
    }
  }

  private static void apply(CommandLine command, String[] words, int from) {
    if (command.getCommandSpec().findOption(OPTION) == null) {
      return;
    }
    for (int i = from; i < words.length; i++) {
      if (words[i].equals(OPTION) && i + 1 < words.length) {
        command.setDefaultValueProvider(read(command, words[i + 1]));
      } else if (words[i].startsWith(OPTION + "=")) {
        String name = words[i].substring(OPTION.length() + 1);
        command.setDefaultValueProvider(read(command, name));
      }
    }
  }

  private static ConfigFile read(CommandLine command, String name) {
    Map<String, String> values = new TreeMap<>();
    try {
      Path file = Path.of(name);
      Once said = new Once();
      said.load(new StringReader(ShortFile.read(file)));
      for (String key : said.stringPropertyNames()) {
        values.put(option(command, key), said.getProperty(key).strip());
      }
      if (values.keySet().stream().anyMatch(SECRET::contains)) {
        SecretFile.warn(command.getCommandSpec(), OPTION, file);
      }
    } catch (IOException | InvalidPathException e) {
      throw wrong(command, "cannot read " + OneLine.of(e));
    } catch (IllegalArgumentException e) {
      throw wrong(command, name + ": " + OneLine.of(e));
    }
    return new ConfigFile(values, command.getDefaultValueProvider());
  }

  private static ParameterException wrong(CommandLine command, String why) {
    return new ParameterException(command, OPTION + ": " + why);
  }

  private static String option(CommandLine command, String key) {
    String option = "--" + key;
    OptionSpec known = command.getCommandSpec().findOption(option);
    if (known == null || NOT_IN_A_FILE.contains(option)) {
      throw new IllegalArgumentException(
          Printable.quoted(key)
              + " is no option that a file can say; names have no dashes in front");
    }
    return option;
  }

  /** Says whether a file may say what an option is, and whether a copy of one may show it. */
  static boolean mayHold(OptionSpec option) {
    String name = option.longestName();
    return !NOT_IN_A_FILE.contains(name) && !SECRET.contains(name);
  }

  /** Returns what the command line or the file said of an option; null if neither did. */
  static @Nullable String told(OptionSpec option) {
    if (option.command().commandLine().getParseResult().hasMatchedOption(option)) {
      return String.join(",", option.originalStringValues());
    }
    IDefaultValueProvider provider = option.command().defaultValueProvider();
    return provider instanceof ConfigFile file ? file.values.get(option.longestName()) : null;
  }

  /** Writes the line of an option as this class reads it. */
  static String line(OptionSpec option, String value) {
    String name = option.longestName().substring("--".length());
    return (name + " = " + value.replace("\\", "\\\\")).strip();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) throws Exception {
    String said = argument instanceof OptionSpec option ? values.get(option.longestName()) : null;
    return said != null || standard == null ? said : standard.defaultValue(argument);
  }

  /** Properties of which none is said twice: one of the two would be believed in vain. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        throw new IllegalArgumentException(Printable.quoted(key.toString()) + " is said twice");
      }
      return null;
    }
  }
}
