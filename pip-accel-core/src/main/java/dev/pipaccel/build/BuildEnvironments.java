package dev.pipaccel.build;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.environment.Scheme;
import dev.pipaccel.error.BuildException;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonArray;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.json.JsonWriter;
import dev.pipaccel.process.ProgramSearch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes the environments of backends. An isolated one sees the standard library and the prefixes
/// it is given, nothing that is installed besides; as in pip, that is done by a `sitecustomize`
/// module on `PYTHONPATH`.
final class BuildEnvironments {
  private final BuildContext context;
  private final RunFolder folder;

  BuildEnvironments(BuildContext context, RunFolder folder) {
    this.context = context;
    this.folder = folder;
  }

  /// Returns the environment without isolation: that of the target.
  BuildEnvironment open() throws BuildException {
    return new BuildEnvironment(context.interpreter().path(), variables());
  }

  /// Returns an environment that shows the given prefixes, the first one first.
  BuildEnvironment isolated(List<Path> prefixes) throws BuildException {
    List<Path> programs = new ArrayList<>();
    Set<Path> libraries = new LinkedHashSet<>();
    Interpreter interpreter = context.interpreter();
    for (Path prefix : prefixes) {
      Scheme scheme = interpreter.schemes().prefix(prefix);
      programs.add(scheme.scripts());
      libraries.add(scheme.purelib());
      libraries.add(scheme.platlib());
    }
    Map<String, String> variables = variables();
    variables.put("PATH", searchPath(programs, variables.getOrDefault("PATH", "")));
    variables.put("PYTHONNOUSERSITE", "1");
    variables.put("PYTHONPATH", site(libraries).toString());
    return new BuildEnvironment(List.copyOf(libraries), variables);
  }

  private Map<String, String> variables() throws BuildException {
    Map<String, String> variables = new TreeMap<>(BuildVariables.visible(context.environment()));
    String scratch = folder.scratch().toString();
    for (String name : List.of("TMPDIR", "TEMP", "TMP")) {
      variables.put(name, scratch);
    }
    return variables;
  }

  private Path site(Set<Path> libraries) throws BuildException {
    Path site = folder.newFolder("s");
    List<JsonValue> texts =
        libraries.stream().<JsonValue>map(path -> new JsonString(path.toString())).toList();
    RunFolder.write(
        site.resolve("folders.json"),
        JsonWriter.write(new JsonArray(texts)).getBytes(StandardCharsets.UTF_8));
    RunFolder.write(site.resolve("sitecustomize.py"), RunFolder.resource("sitecustomize.py"));
    return site;
  }

  private static String searchPath(List<Path> programs, String before) {
    String separator = ProgramSearch.pathSeparator();
    String added = programs.stream().map(Path::toString).collect(Collectors.joining(separator));
    return before.isEmpty() ? added : added + separator + before;
  }
}
