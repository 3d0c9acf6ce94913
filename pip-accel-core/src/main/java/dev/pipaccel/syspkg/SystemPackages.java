package dev.pipaccel.syspkg;

import dev.pipaccel.config.ProcessFacts;
import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.process.ProgramSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which packages of this system builds lack. Reads the tables when made; asks the package manager
/// when asked itself, and changes nothing.
public final class SystemPackages {
  private static final Path SYSTEM_PREFIX = Path.of("/usr");
  private static final String SUDO = "sudo";
  private static final int DEPTH = 12;

  private final Path root;
  private final ProcessFacts facts;
  private final Interpreter interpreter;
  private final Tables tables;
  private final PackageManager manager;
  private final Lookup lookup;

  private SystemPackages(
      Path root,
      ProcessFacts facts,
      Interpreter interpreter,
      Tables tables,
      SystemTable system,
      ManagerCommands commands,
      ProcessRunner processes) {
    this.root = root;
    this.facts = facts;
    this.interpreter = interpreter;
    this.tables = tables;
    this.manager = new PackageManager(commands, processes, facts.environment());
    this.lookup = new Lookup(tables, system, manager, interpreter.version());
  }

  /// Reads what is known of this system; empty where no table is about it.
  ///
  /// @param root of the file system
  /// @param interpreter that builds
  /// @param named tables that the user names
  /// @throws ConfigurationException if a table cannot be understood
  public static Optional<SystemPackages> of(
      Path root,
      ProcessFacts facts,
      Interpreter interpreter,
      List<Path> named,
      ProcessRunner processes)
      throws ConfigurationException {
    Tables tables = Tables.load(root, facts, named);
    Optional<SystemTable> system = tables.system();
    return system.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SystemPackages(
                root,
                facts,
                interpreter,
                tables,
                system.get(),
                system.get().commands().orElseThrow(),
                processes));
  }

  /// Returns the name of the system, for people.
  public String system() {
    return tables.release().title();
  }

  /// Finds what a failed build lacked.
  ///
  /// @param tree the folder of the project
  /// @param reading of its output
  /// @param tablesOnly whether only tables may name packages, if they name any
  public Optional<Proposal> missing(
      PackageName project, Path tree, BuildOutput.Reading reading, boolean tablesOnly)
      throws InterruptedException {
    if (reading.unrelated()) {
      return Optional.empty();
    }
    Search search = new Search();
    search.external(tree);
    search.project(project);
    Optional<Proposal> named = tablesOnly ? search.proposal(Wanted.Source.TABLE) : Optional.empty();
    if (named.isPresent()) {
      return named;
    }
    for (Evidence evidence : reading.evidence()) {
      if (!isOwn(evidence.missing(), tree)) {
        search.add(evidence, Wanted.Source.OUTPUT);
      }
    }
    return search.proposal();
  }

  /// A header that no table knows and that the project has itself is not the system's to bring.
  private boolean isOwn(Missing missing, Path tree) {
    if (!(missing instanceof Missing.Header(String path)) || !tables.of(missing).isEmpty()) {
      return false;
    }
    try (Stream<Path> found = Files.find(tree, DEPTH, (file, _) -> file.endsWith(path))) {
      return found.findAny().isPresent();
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  /// What a build needs.
  ///
  /// @param all packages, installed or not
  /// @param missing those that are not installed
  public record Needs(List<String> all, List<Wanted> missing) {
    /// Copies the lists.
    public Needs {
      all = List.copyOf(all);
      missing = List.copyOf(missing);
    }
  }

  /// Finds what a build of a project will need, as far as can be known beforehand.
  ///
  /// @param tree the folder of the project, if it is here
  public Needs needs(PackageName project, Optional<Path> tree) throws InterruptedException {
    Search search = new Search();
    tree.ifPresent(search::external);
    search.project(project);
    return new Needs(
        List.copyOf(search.found.keySet()),
        search.proposal().map(Proposal::wanted).orElse(List.of()));
  }

  /// Proposes to install packages by their names.
  public Optional<Proposal> proposal(List<Wanted> wanted) throws InterruptedException {
    Search search = new Search();
    wanted.forEach(one -> search.found.putIfAbsent(one.name(), one));
    return search.proposal();
  }

  /// One question to the package manager.
  private final class Search {
    private final Map<String, Wanted> found = new LinkedHashMap<>();
    private final List<Evidence> stated = new ArrayList<>();
    private @Nullable Boolean indexed;

    /// Only asked where something is to be looked up: most builds fail for other reasons.
    private boolean isIndexed() throws InterruptedException {
      Boolean known = indexed;
      if (known == null) {
        known = !manager.lacksIndex();
        indexed = known;
      }
      return known;
    }

    void external(Path tree) {
      stated.addAll(ProjectNeeds.of(tree));
    }

    /// A row of a table also means a compiler and the headers of Python.
    void project(PackageName project) throws InterruptedException {
      for (Evidence evidence : stated) {
        add(evidence, Wanted.Source.PROJECT);
      }
      List<String> rows = tables.ofProject(project);
      rows.forEach(name -> put(name, Wanted.Source.TABLE, ""));
      if (!rows.isEmpty()) {
        if (lacksHeaders()) {
          add(new Evidence(new Missing.PythonHeaders(), ""), Wanted.Source.TABLE);
        }
        if (lacksCompiler()) {
          add(new Evidence(new Missing.Program("gcc"), ""), Wanted.Source.TABLE);
        }
      }
    }

    void add(Evidence evidence, Wanted.Source source) throws InterruptedException {
      if (evidence.missing() instanceof Missing.PythonHeaders && !lacksHeaders()) {
        return;
      }
      for (String name : lookup.packages(evidence.missing(), isIndexed())) {
        put(name, source, evidence.line());
      }
    }

    private void put(String name, Wanted.Source source, String reason) {
      found.putIfAbsent(name, new Wanted(name, source, reason));
    }

    Optional<Proposal> proposal(Wanted.Source only) throws InterruptedException {
      return proposal(found.values().stream().filter(one -> one.source() == only));
    }

    Optional<Proposal> proposal() throws InterruptedException {
      return proposal(found.values().stream());
    }

    private Optional<Proposal> proposal(Stream<Wanted> candidates) throws InterruptedException {
      List<Wanted> named = candidates.toList();
      if (named.isEmpty()) {
        return Optional.empty();
      }
      Optional<Set<String>> installed = manager.installed();
      List<Wanted> wanted = new ArrayList<>();
      for (Wanted one : named) {
        boolean isMissing =
            installed.isPresent()
                && !installed.get().contains(PackageManager.withoutArchitecture(one.name()));
        if (isMissing && (isIndexed() ? manager.has(one.name()) : manager.isName(one.name()))) {
          wanted.add(one);
        }
      }
      return wanted.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Proposal(wanted, commands(wanted), manager.commands().variables(), obstacle()));
    }

    private List<List<String>> commands(List<Wanted> wanted) throws InterruptedException {
      List<List<String>> all = new ArrayList<>();
      if (!isIndexed()) {
        all.add(privileged(manager.commands().refresh()));
      }
      List<String> install = new ArrayList<>(manager.commands().install());
      wanted.forEach(one -> install.add(one.name()));
      all.add(privileged(install));
      return all;
    }
  }

  private boolean needsSudo() {
    return manager.commands().administrator() && !facts.superuser();
  }

  private String obstacle() {
    return needsSudo() && ProgramSearch.find(SUDO, facts.environment()).isEmpty()
        ? "it takes the rights of root, and there is no sudo"
        : "";
  }

  private List<String> privileged(List<String> command) {
    if (!needsSudo()) {
      return command;
    }
    List<String> words = new ArrayList<>(List.of(SUDO));
    words.addAll(command);
    return words;
  }

  /// The system has headers for its own interpreters only.
  private boolean lacksHeaders() {
    if (!interpreter.basePrefix().equals(SYSTEM_PREFIX)) {
      return false;
    }
    Path include = root.resolve("usr/include");
    String folder = "python" + interpreter.version().series();
    return Stream.of("", "m", "d", "t", "mu")
        .noneMatch(flag -> Files.exists(include.resolve(folder + flag).resolve("Python.h")));
  }

  private boolean lacksCompiler() {
    return facts.variable("CC").isEmpty()
        && Stream.of("cc", "gcc", "clang")
            .allMatch(name -> ProgramSearch.find(name, facts.environment()).isEmpty());
  }
}
