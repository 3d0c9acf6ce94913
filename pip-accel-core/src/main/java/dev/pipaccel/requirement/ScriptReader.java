package dev.pipaccel.requirement;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.option.PythonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a script says that it needs, in comments (PEP 723, `--requirements-from-script`).
final class ScriptReader {
  private static final String BEGIN = "# /// script";
  private static final String END = "# ///";

  private final ProcessFacts facts;
  private final RequirementContext context;

  ScriptReader(ProcessFacts facts, RequirementContext context) {
    this.facts = facts;
    this.context = context;
  }

  /// Returns the script's requirements.
  ///
  /// @throws RequirementsException if the script says nothing or is for another Python
  List<RootRequirement> read(String script) throws RequirementsException {
    Map<String, @Nullable Object> metadata = metadata(script);
    if (metadata.get("requires-python") instanceof String python
        && !python.isEmpty()
        && !context.ignoreRequiresPython()) {
      checkPython(script, python);
    }
    List<RootRequirement> found = new ArrayList<>();
    if (metadata.get("dependencies") instanceof List<?> dependencies) {
      for (Object dependency : dependencies) {
        found.add(requirement(String.valueOf(dependency)));
      }
    }
    return found;
  }

  private void checkPython(String script, String requiresPython) throws RequirementsException {
    try {
      if (!SpecifierSet.parse(requiresPython).contains(context.python())) {
        throw new RequirementsException(
            "Script %s requires a different Python: %s not in %s"
                .formatted(
                    PythonValues.quote(script),
                    context.python(),
                    PythonValues.quote(requiresPython)));
      }
    } catch (SyntaxException e) {
      throw new RequirementsException(
          "Script " + PythonValues.quote(script) + " has an invalid requires-python", e);
    }
  }

  private static RootRequirement requirement(String text) throws RequirementsException {
    try {
      return RootRequirement.of(Requirement.parse(text), Optional.empty(), true);
    } catch (SyntaxException e) {
      throw RequirementErrors.invalid(text, e, RequirementParser.Origin.ARGUMENT, Optional.empty());
    }
  }

  private Map<String, @Nullable Object> metadata(String script) throws RequirementsException {
    List<String> blocks = blocks(lines(script));
    if (blocks.size() > 1) {
      throw new RequirementsException(
          "Multiple 'script' blocks found in " + PythonValues.quote(script));
    }
    if (blocks.isEmpty()) {
      throw new RequirementsException(
          "File does not contain 'script' metadata: " + PythonValues.quote(script));
    }
    try {
      return TomlDocument.parse(blocks.getFirst());
    } catch (TomlDocument.InvalidException e) {
      throw new RequirementsException(
          "Failed to parse TOML in " + PythonValues.quote(script),
          String.valueOf(e.getMessage()),
          null,
          e);
    }
  }

  private List<String> lines(String script) throws RequirementsException {
    Path path = facts.workingDirectory().resolve(script);
    try {
      return Files.readString(path, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new RequirementsException(
          "Could not open script: " + LocalContents.reason(e, path) + ": '" + script + "'", e);
    }
  }

  /// Returns the contents of all blocks. A block ends at the last of the lines that could end it
  /// before the comment does.
  private static List<String> blocks(List<String> lines) {
    List<String> blocks = new ArrayList<>();
    int next = 0;
    while (next < lines.size()) {
      int begin = next++;
      if (!lines.get(begin).equals(BEGIN)) {
        continue;
      }
      int end = -1;
      for (int i = begin + 1; i < lines.size() && isComment(lines.get(i)); i++) {
        if (lines.get(i).equals(END) && i > begin + 1) {
          end = i;
        }
      }
      if (end > 0) {
        blocks.add(content(lines.subList(begin + 1, end)));
        next = end + 1;
      }
    }
    return blocks;
  }

  private static boolean isComment(String line) {
    return line.equals("#") || line.startsWith("# ");
  }

  private static String content(List<String> lines) {
    StringBuilder content = new StringBuilder();
    for (String line : lines) {
      content.append(line, Math.min(line.length(), 2), line.length()).append('\n');
    }
    return content.toString();
  }
}
