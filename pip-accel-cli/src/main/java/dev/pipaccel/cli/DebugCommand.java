package dev.pipaccel.cli;

import dev.pipaccel.config.ConfigurationEditor;
import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.config.TargetSettings;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.tag.Tag;
import dev.pipaccel.option.PythonValues;
import dev.pipaccel.pipeline.Startup;
import dev.pipaccel.pipeline.TargetPlatform;
import dev.pipaccel.process.Command;
import dev.pipaccel.process.ProcessResult;
import dev.pipaccel.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `pip-accel debug`.
final class DebugCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final int TAGS_SHOWN = 10;
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String WARNING =
      "This command is only meant for debugging. Do not use this with automation for parsing and"
          + " getting these details, since the output and options of this command may change"
          + " without notice.";

  /// Runs on every Python that is served.
  private static final String QUESTIONS =
      """
      import locale, sys
      def show(name, value):
          sys.stdout.write("%s: %s\\n" % (name, value))
      show("sys.version", sys.version)
      show("sys.executable", sys.executable)
      show("sys.getdefaultencoding", sys.getdefaultencoding())
      show("sys.getfilesystemencoding", sys.getfilesystemencoding())
      ask = getattr(locale, "getencoding", None) or (lambda: locale.getpreferredencoding(False))
      show("locale.getencoding", ask())
      show("sys.platform", sys.platform)
      """;

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    Console console = invocation.console();
    console.warn(WARNING);
    try (var startup =
        Startup.open(invocation.settings(), invocation.facts(), invocation.console())) {
      Interpreter interpreter = startup.interpreter();
      console.say("pip version: " + Version.line());
      ask(interpreter, invocation.facts()).lines().forEach(console::say);
      console.say("sys.implementation:\n  name: " + interpreter.implementation());
      console.say("'cert' config value: " + certificateLevels(invocation, interpreter));
      for (String name : List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")) {
        console.say(name + ": " + invocation.facts().environment().getOrDefault(name, "None"));
      }
      Path java = Path.of(System.getProperty("java.home"));
      console.say("pip._vendor.certifi.where(): " + java.resolve("lib/security/cacerts"));
      console.say("pip._vendor.DEBUNDLED: False");
      console.say("vendored library versions:\n  java==" + Runtime.version());
      showTags(invocation, TargetPlatform.of(interpreter, invocation.settings().target()));
      return SUCCESS;
    }
  }

  private static String ask(Interpreter interpreter, ProcessFacts facts)
      throws EnvironmentException, InterruptedException {
    List<String> words = List.of(interpreter.executable().toString(), "-B", "-c", QUESTIONS);
    try (ProcessRunner processes = new ProcessRunner()) {
      ProcessResult result =
          processes.run(
              Command.of(words, facts.workingDirectory(), facts.environment()).withTimeout(LIMIT));
      return result.output();
    } catch (IOException failure) {
      throw new EnvironmentException(
          "Cannot ask the interpreter %s: %s"
              .formatted(interpreter.executable(), failure.getMessage()),
          failure);
    }
  }

  /// Tells in which sections configuration is set at all, which is what pip's line is about.
  private static String certificateLevels(Invocation invocation, Interpreter interpreter)
      throws PipAccelException {
    ConfigurationEditor configuration =
        ConfigurationEditor.load(
            invocation.facts(),
            invocation.settings().output().isolated(),
            Optional.of(interpreter.prefix()),
            Optional.empty(),
            invocation.console());
    SortedSet<String> sections = new TreeSet<>();
    for (Map<String, String> file : configuration.all()) {
      file.keySet().forEach(key -> sections.add(key.substring(0, key.indexOf('.'))));
    }
    if (sections.isEmpty()) {
      return "Not specified";
    }
    if (sections.stream().noneMatch(List.of("install", "wheel", "download")::contains)) {
      return "global";
    }
    sections.remove("global");
    return String.join(", ", sections);
  }

  private static void showTags(Invocation invocation, TargetPlatform platform) {
    Console console = invocation.console();
    List<Tag> tags = platform.tags().tags();
    String target = target(invocation.settings().target());
    console.say(
        "Compatible tags: " + tags.size() + (target.isEmpty() ? "" : " (target: " + target + ")"));
    boolean all = tags.size() <= TAGS_SHOWN || invocation.values().count("verbose") > 0;
    for (Tag tag : all ? tags : tags.subList(0, TAGS_SHOWN)) {
      console.say("  " + tag);
    }
    if (!all) {
      console.say("  ...\n  [First " + TAGS_SHOWN + " tags shown. Pass --verbose to show all.]");
    }
  }

  /// Shows the options that say for which Python, as Python shows values.
  private static String target(TargetSettings target) {
    List<String> given = new ArrayList<>();
    if (!target.platforms().isEmpty()) {
      given.add("platforms=" + list(target.platforms()));
    }
    if (!target.pythonVersion().isEmpty()) {
      String version =
          target.pythonVersion().stream().map(String::valueOf).collect(Collectors.joining("."));
      given.add("version_info=" + PythonValues.quote(version));
    }
    if (!target.abis().isEmpty()) {
      given.add("abis=" + list(target.abis()));
    }
    target
        .implementation()
        .ifPresent(name -> given.add("implementation=" + PythonValues.quote(name)));
    return String.join(" ", given);
  }

  private static String list(List<String> values) {
    return values.stream().map(PythonValues::quote).collect(Collectors.joining(", ", "[", "]"));
  }
}
