package dev.pipaccel.syspkg;

import dev.pipaccel.requirement.TomlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a project says that it needs from outside of Python to be built: the table `[external]` of
/// its `pyproject.toml` (PEP 725).
final class ProjectNeeds {
  private static final List<String> KEYS =
      List.of("build-requires", "host-requires", "dependencies");

  private ProjectNeeds() {}

  /// Reads them; what cannot be read says nothing.
  static List<Evidence> of(Path tree) {
    List<Evidence> needs = new ArrayList<>();
    try {
      Map<String, @Nullable Object> top =
          TomlDocument.parse(Files.readString(tree.resolve("pyproject.toml")));
      if (top.get("external") instanceof Map<?, ?> external) {
        for (String key : KEYS) {
          if (external.get(key) instanceof List<?> urls) {
            urls.forEach(url ->
                needs.add(
                    new Evidence(
                        new Missing.External(String.valueOf(url)),
                        "[external] " + key + " of pyproject.toml")));
          }
        }
      }
    } catch (IOException | TomlDocument.InvalidException unusable) {
      // Most projects have none; a broken file has been told of by the build.
    }
    return needs;
  }
}
