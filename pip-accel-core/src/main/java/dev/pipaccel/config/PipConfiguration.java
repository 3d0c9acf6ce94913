package dev.pipaccel.config;

import dev.pipaccel.error.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the pip.conf files and the `PIP_*` variables say, by section and key.
public final class PipConfiguration {
  private static final String GLOBAL = "global";
  private static final int CANNOT_BE_LOADED = 2;

  private final Map<String, Map<String, String>> sections;
  private final Map<String, String> variables;

  private PipConfiguration(
      Map<String, Map<String, String>> sections, Map<String, String> variables) {
    this.sections = sections;
    this.variables = variables;
  }

  /// Loads what counts for a run.
  ///
  /// @param isolated whether the user's files and the variables are left out (`--isolated`)
  /// @param prefix `sys.prefix` of the target environment, if known
  /// @throws ConfigurationException if a file cannot be read or understood
  public static PipConfiguration load(ProcessFacts facts, boolean isolated, Optional<Path> prefix)
      throws ConfigurationException {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    for (Path file : new ConfigurationFiles(facts).list(isolated, prefix)) {
      @Nullable IniFile content = read(file);
      if (content != null) {
        for (String section : content.sections()) {
          sections
              .computeIfAbsent(section, _ -> new LinkedHashMap<>())
              .putAll(content.section(section));
        }
      }
    }
    Map<String, String> variables = new LinkedHashMap<>();
    if (!isolated) {
      facts.environment().forEach((name, value) -> addVariable(variables, name, value));
    }
    return new PipConfiguration(sections, variables);
  }

  /// Returns the settings of a command in the order in which a later one overrules an earlier:
  /// `[global]`, the command's section, variables. Empty values count as absent.
  ///
  /// @param command its name; `global` for what stands before any command
  public List<Map.Entry<String, String>> settings(String command) {
    List<Map.Entry<String, String>> settings = new ArrayList<>();
    addFilled(settings, sections.getOrDefault(GLOBAL, Map.of()));
    if (!command.equals(GLOBAL)) {
      addFilled(settings, sections.getOrDefault(command, Map.of()));
    }
    addFilled(settings, variables);
    return settings;
  }

  private static void addFilled(
      List<Map.Entry<String, String>> settings, Map<String, String> values) {
    values.forEach((key, value) -> {
      if (!value.isEmpty() && !key.startsWith("accel-")) {
        settings.add(Map.entry(key, value));
      }
    });
  }

  private static void addVariable(Map<String, String> variables, String name, String value) {
    if (name.startsWith("PIP_")) {
      String key = name.substring("PIP_".length()).toLowerCase(Locale.ROOT);
      if (!key.equals("version") && !key.equals("help")) {
        variables.put(IniFile.normalized(key), value);
      }
    }
  }

  /// Reads a file; null if there is none.
  static @Nullable IniFile read(Path file) throws ConfigurationException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return IniFile.parse(text, file.toString());
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(
          "Configuration file contains invalid utf-8 characters in " + file,
          null,
          null,
          e,
          CANNOT_BE_LOADED);
    } catch (IniFile.IniSyntaxException e) {
      throw new ConfigurationException(
          "Configuration file could not be loaded: " + file,
          e.getMessage(),
          null,
          e,
          CANNOT_BE_LOADED);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Configuration file could not be loaded: " + file + ": " + reason(e),
          null,
          null,
          e,
          CANNOT_BE_LOADED);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof AccessDeniedException
        ? "Permission denied"
        : String.valueOf(failure.getMessage());
  }
}
