package dev.pipaccel.cli;

import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheContents;
import dev.pipaccel.cache.CacheRoots;
import dev.pipaccel.error.EnvironmentException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.pipeline.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `pip-accel cache`: pip's verbs on pip-accel's own caches.
final class CacheCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final String EVERYTHING = "*";

  private enum Verb {
    DIR,
    INFO,
    LIST,
    REMOVE,
    PURGE
  }

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    if (SharedCacheCommand.isMeant(invocation.arguments())) {
      return new SharedCacheCommand().run(invocation);
    }
    requireEnabled(invocation);
    Subcommand<Verb> subcommand = Subcommand.read(Verb.class, invocation.arguments());
    try (Cache cache =
        Startup.openCache(
            invocation.settings().cache(), invocation.facts(), invocation.console())) {
      CacheRoots roots =
          cache
              .persistent()
              .orElseThrow(() -> new EnvironmentException("There is no cache that can be used"));
      run(subcommand, roots, invocation);
      return SUCCESS;
    } catch (IOException failure) {
      throw new EnvironmentException(
          "The cache cannot be read or changed: " + FileFailures.describe(failure), failure);
    }
  }

  static void requireEnabled(Invocation invocation) throws UsageException {
    if (!invocation.settings().cache().enabled()) {
      throw UsageException.refused("pip cache commands can not function since cache is disabled.");
    }
  }

  private static void run(Subcommand<Verb> subcommand, CacheRoots roots, Invocation invocation)
      throws UsageException, IOException {
    List<String> words = subcommand.arguments();
    int most =
        switch (subcommand.verb()) {
          case DIR, INFO, PURGE -> 0;
          case LIST, REMOVE -> 1;
        };
    if (words.size() > most) {
      throw UsageException.refused("Too many arguments");
    }
    String pattern = words.isEmpty() ? EVERYTHING : words.getFirst();
    CacheContents contents = new CacheContents(roots);
    Console console = invocation.console();
    switch (subcommand.verb()) {
      case DIR -> console.say(roots.data().toString());
      case INFO -> info(contents, console);
      case LIST -> {
        List<Path> wheels = wheels(contents, pattern);
        if (invocation.values().text("list_format").filter("abspath"::equals).isPresent()) {
          wheels.forEach(wheel -> console.say(wheel.toString()));
        } else {
          list(wheels, console);
        }
      }
      case REMOVE -> {
        if (words.isEmpty()) {
          throw UsageException.refused("Please provide a pattern");
        }
        remove(contents, pattern, console);
      }
      case PURGE -> remove(contents, EVERYTHING, console);
    }
  }

  private static void info(CacheContents contents, Console console) throws IOException {
    part(console, "Package index page cache", "HTTP files", contents.pages());
    part(console, "Locally built wheels", "locally built wheels", contents.builtWheels());
    part(console, "Downloaded archives", "downloaded archives", contents.archives());
    part(console, "Unpacked wheels", "unpacked wheels", contents.trees());
  }

  private static void part(Console console, String title, String things, CacheContents.Part part) {
    console.say(title + " location: " + part.location());
    console.say(title + " size: " + size(part.bytes()));
    console.say("Number of " + things + ": " + part.things());
  }

  private static void list(List<Path> wheels, Console console) throws IOException {
    if (wheels.isEmpty()) {
      console.say("No locally built wheels cached.");
      return;
    }
    List<String> lines = new ArrayList<>();
    for (Path wheel : wheels) {
      lines.add(" - %s (%s)".formatted(wheel.getFileName(), size(Files.size(wheel))));
    }
    console.say("Cache contents:\n");
    lines.stream().sorted().forEach(console::say);
  }

  private static void remove(CacheContents contents, String pattern, Console console)
      throws IOException {
    CacheContents.Amount removed;
    if (pattern.equals(EVERYTHING)) {
      removed = contents.removeAll();
      if (removed.files() == 0) {
        console.warn("No matching packages");
      }
    } else {
      List<Path> wheels = wheels(contents, pattern);
      if (wheels.isEmpty()) {
        console.warn("No matching packages for pattern \"" + pattern + "\"");
      }
      removed = contents.remove(wheels);
      wheels.forEach(wheel -> console.verbose("Removed " + wheel));
    }
    console.say("Files removed: %d (%s)".formatted(removed.files(), size(removed.bytes())));
    console.say("Directories removed: " + removed.directories());
  }

  /// A pattern without a dash names a project, one with a dash begins a file name.
  private static List<Path> wheels(CacheContents contents, String pattern) throws IOException {
    Glob glob = new Glob(pattern + (pattern.contains("-") ? "*.whl" : "-*.whl"));
    return contents.wheels(glob::matches);
  }

  /// Writes a number of bytes as pip does.
  static String size(long bytes) {
    if (bytes > 1_000_000) {
      return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
    if (bytes > 10_000) {
      return bytes / 1000 + " kB";
    }
    return bytes > 1000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0) : bytes + " bytes";
  }
}
